/** What the reader's own law was worth on the seeds that were measured (record.ts): how far off, how often within. */
import { quantile } from '@kit/math/bootstrap.ts';
import type { Member } from '@kit/training/family.ts';
import { lawOf, type Members } from './law.ts';
import measured from './measured.json';

export interface MeasuredSeed {
  readonly seed: number;
  /** of each size, bits per byte */
  readonly held: readonly number[];
}

export const membersOf = ({ held }: MeasuredSeed): Members =>
  new Map(held.map((value, size): [number, Member] => [size, { losses: [], state: null, held: value }]));

export interface Spread {
  readonly seeds: number;
  /** shares of the measured loss, without sign */
  readonly median: number;
  readonly largest: number;
  /** seeds whose measured loss is within the interval */
  readonly within: number;
}

export function spreadOf(rows: readonly MeasuredSeed[]): Spread {
  const laws = rows.map((row) => lawOf(membersOf(row)));
  const errors = laws.map((found) => Math.abs(found?.truth?.error ?? Number.NaN));
  const within = laws.filter(
    (found) => found?.truth && found.truth.held >= found.interval.low && found.truth.held <= found.interval.high,
  );
  return {
    seeds: rows.length,
    median: quantile(errors, 0.5),
    largest: Math.max(...errors),
    within: within.length,
  };
}

export const SPREAD: Spread = spreadOf(measured);
