/** Latency of the three ways, measured side by side: each round times each way once, in turn. */
import type { DecoderModel } from '@kit/models/decoder.ts';
import { WAYS, type Way } from './ways.ts';

export interface Spread {
  readonly least: number;
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
  readonly most: number;
}
/** Milliseconds, by round; in each round, some tokens one after the other. */
export type Rounds = readonly (readonly number[])[];
export type Timings = Readonly<Record<Way, Rounds>>;

/** Quantile with linear interpolation between order statistics (Hyndman & Fan 1996, type 7). */
export function quantile(sorted: readonly number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const [a, b] = [sorted[low] as number, sorted[Math.min(low + 1, sorted.length - 1)] as number];
  return a + (at - low) * (b - a);
}

const ascending = (values: readonly number[]) => [...values].sort((a, b) => a - b);
const median = (values: readonly number[]) => quantile(ascending(values), 0.5);

export function spread(values: readonly number[]): Spread {
  const sorted = ascending(values);
  const at = (q: number) => quantile(sorted, q);
  return { least: at(0), lower: at(0.25), median: at(0.5), upper: at(0.75), most: at(1) };
}

/** How much slower a way is than the base: relative change of the time per token. */
export interface Change {
  /** of the middle round */
  readonly median: number;
  /** 95 % confidence interval of the median over rounds; null: too few rounds to have one */
  readonly interval: readonly [least: number, most: number] | null;
  /** the interval leaves 0 out: the difference is not one that a busy machine makes by chance */
  readonly distinct: boolean;
}

/**
 * A way against the base, paired by round: what disturbs a machine for seconds (other programs, heat) disturbs both
 * runs of a round, and falls out of their ratio. The interval of the median is that of the sign test, which supposes
 * nothing of how times are distributed: the j-th smallest and j-th largest ratio, j as large as 2·P(Bin(n, ½) < j) ≤ 5
 * % allows. Source: Conover, Practical Nonparametric Statistics, 3.2.
 */
export function changeAgainst(base: Rounds, way: Rounds): Change {
  const changes = ascending(way.map((round, i) => median(round) / median(base[i] as readonly number[]) - 1));
  const rank = signRank(changes.length);
  if (rank === 0) return { median: quantile(changes, 0.5), interval: null, distinct: false };
  const interval = [changes[rank - 1] as number, changes[changes.length - rank] as number] as const;
  return { median: quantile(changes, 0.5), interval, distinct: interval[0] > 0 || interval[1] < 0 };
}

/** The largest j with 2·P(Bin(n, ½) < j) ≤ 5 %; 0 below six rounds. */
export function signRank(n: number): number {
  let chance = 2 ** -n; // of exactly `below` heads
  let total = 0;
  for (let below = 0; below <= n; below++) {
    total += chance;
    if (2 * total > 0.05) return below;
    chance *= (n - below) / (below + 1);
  }
  return n;
}

/** Tokens timed per round and way, beside the first, which reads the whole prompt. */
export const TOKENS = 4;

/**
 * Milliseconds per token written with the cache, as the worker measures them. One round is left out: it warms up caches
 * and compiles shaders. The order changes from round to round, so that a machine that slows down slows all three alike.
 */
export async function timings(
  models: Readonly<Record<Way, DecoderModel>>,
  ids: readonly number[],
  rounds: number,
  onRound: (done: number, timings: Timings) => void,
  signal?: AbortSignal,
): Promise<Timings> {
  const kept: Record<Way, number[][]> = { base: [], unmerged: [], merged: [] };
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < WAYS.length; turn++) {
      const way = WAYS[(round + turn) % WAYS.length] as Way;
      const times: number[] = [];
      const options = { maxNewTokens: TOKENS + 1, temperature: 0, stopAtEndOfText: false };
      for await (const { milliseconds } of models[way].generate(ids, options, signal)) times.push(milliseconds);
      if (round > 0) kept[way].push(times.slice(1));
    }
    onRound(round, { base: [...kept.base], unmerged: [...kept.unmerged], merged: [...kept.merged] });
  }
  return kept;
}
