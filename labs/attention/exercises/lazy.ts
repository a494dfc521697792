/** Answers given without experimenting, beside those that are lazy everywhere (@kit/exercises/lazy.ts). */
import type { LazyOf } from '@kit/exercises/lazy.ts';
import { inspect, topProbability } from './probes.ts';

const FIRST = [1, 1];

export const lazy: Readonly<Record<string, LazyOf>> = {
  'attention.previous-token-head': ({ layer }) => ({
    'the head shown first': FIRST,
    'the first head of the layer': [Number(layer), 1],
  }),
  'attention.ablation': async ({ sentence }, context) => ({
    'nothing switched off': [await topProbability(String(sentence), context)],
  }),
  'attention.mask-off': async ({ sentence }, context) => {
    const { inspection } = await inspect(String(sentence), context);
    return { 'the same for every token': [1 / inspection.tokens] };
  },
};
