/** Answers given without experimenting, beside those that are lazy everywhere (@kit/exercises/lazy.ts). */
import type { LazyOf } from '@kit/exercises/lazy.ts';
import { reading } from './probes.ts';

export const lazy: Readonly<Record<string, LazyOf>> = {
  'few-shot.right-probability': async ({ seed }, context) => {
    const { candidates } = await reading({ family: 'new-categories', k: 4, seed: Number(seed) }, context);
    return { 'the first row of the table': [Math.max(...candidates.map(({ probability }) => probability))] };
  },
  'few-shot.copying-head': () => ({ 'the first head': [1, 1] }),
};
