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
export type Timings = Readonly<Record<Way, readonly number[]>>;

/** Quantile with linear interpolation between order statistics (Hyndman & Fan 1996, type 7). */
export function quantile(sorted: readonly number[], q: number): number {
  const at = (sorted.length - 1) * q;
  const low = Math.floor(at);
  const [a, b] = [sorted[low] as number, sorted[Math.min(low + 1, sorted.length - 1)] as number];
  return a + (at - low) * (b - a);
}

export function spread(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (q: number) => quantile(sorted, q);
  return { least: at(0), lower: at(0.25), median: at(0.5), upper: at(0.75), most: at(1) };
}

/** Tokens timed per round and way, beside the first, which reads the whole prompt. */
const TOKENS = 4;

/**
 * Milliseconds per token written with the cache, as the worker measures them. One round is left out: it warms up caches and
 * compiles shaders. The order changes from round to round, so that a machine that slows down slows all three alike.
 */
export async function timings(
  models: Readonly<Record<Way, DecoderModel>>,
  ids: readonly number[],
  rounds: number,
  onRound: (done: number, timings: Timings) => void,
  signal?: AbortSignal,
): Promise<Timings> {
  const kept: Record<Way, number[]> = { base: [], unmerged: [], merged: [] };
  for (let round = 0; round <= rounds; round++) {
    for (let turn = 0; turn < WAYS.length; turn++) {
      const way = WAYS[(round + turn) % WAYS.length] as Way;
      let first = true;
      const options = { maxNewTokens: TOKENS + 1, temperature: 0, stopAtEndOfText: false };
      for await (const { milliseconds } of models[way].generate(ids, options, signal)) {
        if (!first && round > 0) kept[way].push(milliseconds);
        first = false;
      }
    }
    onRound(round, { base: [...kept.base], unmerged: [...kept.unmerged], merged: [...kept.merged] });
  }
  return kept;
}
