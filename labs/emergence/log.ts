/** One log of answers, and the three measures of it. */
import { exactMatch } from '@kit/formulas/exact-match-mirage.ts';
import { type Answer, answerOf, type KeptRun, type Outputs, type Problem } from './kept.ts';
import type { Carry } from './state.ts';

/** Does a place of a + b exceed nine? Both have as many digits. */
export function carries([a, b]: Problem): boolean {
  const other = String(b);
  return [...String(a)].some((digit, i) => Number(digit) + Number(other[i]) > 9);
}

/** Indices of the problems asked: without a carry there are more than chance gives. */
export function chosen({ problems, natural }: Outputs, digits: number, carry: Carry): number[] {
  const all = problems[digits] ?? [];
  if (carry === 'any') return all.slice(0, natural).map((_, i) => i);
  return all.flatMap((problem, i) => (carries(problem) === (carry === 'some') ? [i] : []));
}

/** The answers of a run to the problems of these indices. */
export function answersOf({ problems }: Outputs, run: KeptRun, digits: number, which: readonly number[]): Answer[] {
  const [all, rows] = [problems[digits] ?? [], run.answers[digits] ?? []];
  return which.flatMap((i) => {
    const [problem, row] = [all[i], rows[i]];
    return problem && row ? [answerOf(row, problem)] : [];
  });
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0);

export const isRight = ({ hits }: Answer): boolean => hits.every(Boolean);
/** ln p of the right answer, its end included. */
export const logLikelihood = ({ nats }: Answer): number => -total(nats);

/** Share of right digits, each after the right ones; the end is no digit. */
export function digitShare(answers: readonly Answer[]): number {
  const digits = answers.flatMap(({ hits }) => hits.slice(0, -1));
  return digits.filter(Boolean).length / digits.length;
}

export const MEASURES = ['exact', 'digit', 'likelihood'] as const;
export type Measure = (typeof MEASURES)[number] | 'product';

/** Of a log of answers; NaN of none. */
export const MEASURE: Readonly<Record<Measure, (answers: readonly Answer[]) => number>> = {
  /** share of sums that greedy decoding writes right, and ends */
  exact: (answers) => answers.filter(isRight).length / answers.length,
  digit: digitShare,
  /** ln p of the right answer, mean over the sums, nats */
  likelihood: (answers) => mean(answers.map(logLikelihood)),
  /** product of the probabilities of the right digits and of the end, mean over the sums: what drawing would get right */
  product: (answers) => mean(answers.map((answer) => Math.exp(logLikelihood(answer)))),
};

/** p^k with p the share of right digits: exact match if errors were independent and digits alike; mean over the sums. */
export function byShare(answers: readonly Answer[]): number {
  const share = digitShare(answers);
  return mean(answers.map(({ hits }) => exactMatch(share, hits.length - 1)));
}
