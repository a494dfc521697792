/** Answers given without experimenting, beside those that are lazy everywhere (@kit/exercises/lazy.ts). */
import type { LazyOf } from '@kit/exercises/lazy.ts';
import { firstDraw, possible } from './probes.ts';

export const lazy: Readonly<Record<string, LazyOf>> = {
  'objectives.both-sides': () => ({ 'the second token': [2] }),
  'objectives.nucleus-size': async ({ sentence, temperature, p }, context) => ({
    'temperature left at 1': [possible(await firstDraw(String(sentence), { topP: Number(p) }, context))],
    'top-p left at 1': [possible(await firstDraw(String(sentence), { temperature: Number(temperature) }, context))],
  }),
};
