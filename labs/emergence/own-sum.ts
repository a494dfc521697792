/** A sum that the reader types: two numbers of as many digits, as the models learnt them. */
import type { Problem } from './kept.ts';

const MOST = 5;
export type SumProblem = 'form' | 'lengths' | 'long';

/** « 347+285 », « 347 + 285 = »; or what is wrong with it. */
export function readSum(said: string): Problem | SumProblem {
  const found = /^\s*(\d+)\s*\+\s*(\d+)\s*=?\s*$/.exec(said);
  const [, a = '', b = ''] = found ?? [];
  if (!found || [a, b].some((one) => one.length > 1 && one.startsWith('0'))) return 'form';
  if (Math.max(a.length, b.length) > MOST) return 'long';
  if (a.length !== b.length) return 'lengths';
  return [Number(a), Number(b)];
}
