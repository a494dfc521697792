/** Windows of a text drawn at random, the same from the same seed; and the learning rate of each step. */
import { uniformAt } from '../math/random.ts';
import type { Ids } from './layers/embedding.ts';

export interface Batch {
  readonly ids: Ids;
  /** what follows each of them */
  readonly targets: Ids;
}

/** B windows of T tokens that begin at `starts`, with the token after each. */
export function windowsAt(tokens: Int32Array, starts: readonly number[], length: number): Batch {
  const shape = [starts.length, length] as const;
  const cut = (shift: number): Ids => {
    const data = new Int32Array(starts.length * length);
    for (const [i, start] of starts.entries())
      data.set(tokens.subarray(start + shift, start + shift + length), i * length);
    return { shape, data };
  };
  return { ids: cut(0), targets: cut(1) };
}

/**
 * The batch of step `step` (from 0). Throws a RangeError where the text is too short for one window and the token after
 * it.
 */
export function drawBatch(tokens: Int32Array, windows: number, length: number, seed: number, step: number): Batch {
  const places = tokens.length - length;
  if (places < 1) throw new RangeError(`${tokens.length} tokens hold no window of ${length} and what follows`);
  const starts = Array.from({ length: windows }, (_, i) => Math.floor(uniformAt(seed, step * windows + i) * places));
  return windowsAt(tokens, starts, length);
}

export interface Schedule {
  readonly steps: number;
  /** learning rate between the two slopes */
  readonly peak: number;
  /** steps of linear rise */
  readonly warmup: number;
  /** share of the steps, at the end, that go down in a straight line to zero */
  readonly decay: number;
}

/** Warm-up, plateau, descent (as training/common/optim.py): the rate of step `step`, from 0. */
export function rateAt(step: number, { steps, peak, warmup, decay }: Schedule): number {
  const rise = Math.min(1, (step + 1) / Math.max(1, warmup));
  const fall = Math.min(1, (1 - step / steps) / Math.max(decay, 1e-9));
  return peak * rise * fall;
}
