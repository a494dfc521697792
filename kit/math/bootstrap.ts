/** The bootstrap (Efron 1979): what an estimate does when its data are drawn again, with replacement. */
import { randomStream } from './random.ts';

/** `draws` lists of `size` indices, each uniform in 0…size − 1; the k-th number of the stream is the k-th index. */
export function resamples(size: number, draws: number, seed: number): number[][] {
  const uniform = randomStream(seed);
  return Array.from({ length: draws }, () => Array.from({ length: size }, () => Math.floor(uniform() * size)));
}

/** The p-quantile of unsorted values, linear between order statistics (numpy's default); NaN for none. */
export function quantile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = p * (sorted.length - 1);
  const low = sorted[Math.floor(place)] ?? Number.NaN;
  return low + (place % 1) * ((sorted[Math.ceil(place)] ?? low) - low);
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The middle `level` of the values. */
export function middle(values: readonly number[], level: number): Interval {
  return { low: quantile(values, (1 - level) / 2), high: quantile(values, (1 + level) / 2) };
}
