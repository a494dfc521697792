/** Answers given without experimenting, beside those that are lazy everywhere (@kit/exercises/lazy.ts). */
import type { LazyOf } from '@kit/exercises/lazy.ts';
import { itemOf } from '../studies.ts';

const rightOf = (depth: unknown, seed: unknown, language: 'fr' | 'en') =>
  itemOf({ language, seed: Number(seed) }, Number(depth), 0).problem.answer;

export const lazy: Readonly<Record<string, LazyOf>> = {
  'chain.blind-digit': () => ({ 'one in ten': [0.1] }),
  'chain.right-out-of': ({ count }) => ({
    'chance, and all': [Number(count) / 10, Number(count)],
    'none, and all': [0, Number(count)],
  }),
  'chain.kept-answer': ({ depth, seed, chains }, { locale }) => ({
    'the right answer, all votes': [rightOf(depth, seed, locale), Number(chains)],
    'the right answer, a bare majority': [rightOf(depth, seed, locale), Math.ceil(Number(chains) / 2)],
  }),
};
