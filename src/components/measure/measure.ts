/** Timings of the book's decoder on the reader's own device. Wall-clock times of the page, in milliseconds. */
import type { DecoderModel } from '@kit/models/decoder.ts';
import { type Spread, spread } from './statistics.ts';

/** Prompt length and continuation that every device measures, so that results compare. */
export const PROMPT_TOKENS = 20;
export const NEW_TOKENS = 32;
export const RUNS = 5;

export interface Measurement {
  /** one forward pass over PROMPT_TOKENS tokens, every intermediate tensor returned */
  readonly forward: Spread;
  /** one new token with the KV cache: a run's median over NEW_TOKENS − 1 tokens (the first one reads the prompt) */
  readonly token: Spread;
}

/** A prompt of exactly PROMPT_TOKENS ids: content does not change the time, length does. */
export function promptOf(ids: readonly number[]): number[] {
  if (ids.length === 0) throw new RangeError('empty prompt');
  return Array.from({ length: PROMPT_TOKENS }, (_, i) => ids[i % ids.length] ?? 0);
}

/** One uncounted warm-up of each kind, then RUNS counted ones. `onStep` gets the share done, 0…1. */
export async function measure(
  model: DecoderModel,
  ids: readonly number[],
  onStep: (share: number) => void,
  signal: AbortSignal,
): Promise<Measurement> {
  const prompt = promptOf(ids);
  const forward: number[] = [];
  const token: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const start = performance.now();
    await model.inspect(prompt, {}, signal);
    const elapsed = performance.now() - start;
    const times: number[] = [];
    const options = { maxNewTokens: NEW_TOKENS, temperature: 0, stopAtEndOfText: false };
    for await (const { milliseconds } of model.generate(prompt, options, signal)) times.push(milliseconds);
    if (run > 0) {
      forward.push(elapsed);
      token.push(spread(times.slice(1)).median);
    }
    onStep((run + 1) / (RUNS + 1));
  }
  return { forward: spread(forward), token: spread(token) };
}
