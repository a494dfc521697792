/** Which windows a step sees, and at which rate. Pure functions of the step: training that goes on needs no more. */
import { float32, int64, type Tensors } from '../models/session.ts';
import { mix, TaskRandom } from '../tasks/random.ts';
import type { CompleteOptions, TokenWindow } from './options.ts';

/** what a seed is mixed with: the order of an epoch, the first factors */
export const ORDER = 0;
export const FACTORS = 1;

/** Rows of step `step` (from 0), `batch` of them: epochs one after the other, each in the order of its own seed. */
export function rowsAt(step: number, batch: number, count: number, seed: number): number[] {
  const orders = new Map<number, number[]>();
  const order = (epoch: number) => {
    let known = orders.get(epoch);
    if (!known) {
      known = new TaskRandom(mix(seed, ORDER, epoch)).shuffle(Array.from({ length: count }, (_, i) => i));
      orders.set(epoch, known);
    }
    return known;
  };
  return Array.from({ length: batch }, (_, j) => {
    const position = step * batch + j;
    return order(Math.floor(position / count))[position % count] as number;
  });
}

/**
 * Windows as the graphs' inputs, each [B, S]: ids, the token after each, and 1 where the loss counts it. Short ones end
 * in zeros.
 */
export function batchFeeds(windows: readonly TokenWindow[], length: number): Tensors {
  const dims = [windows.length, length];
  const ids = new Array<number>(windows.length * length).fill(0);
  const labels = [...ids];
  const counted = new Float32Array(ids.length);
  windows.forEach((window, row) => {
    const last = Math.min(length, window.ids.length - 1);
    for (let t = 0; t < last; t++) {
      const at = row * length + t;
      ids[at] = window.ids[t] as number;
      labels[at] = window.ids[t + 1] as number;
      counted[at] = t + 1 >= window.first ? 1 : 0;
    }
  });
  return { input_ids: int64(ids, dims), labels: int64(labels, dims), counted: float32(counted, dims) };
}

/** Warm-up in a straight line, then down in a straight line to 0 after the last step. `step` from 0. */
export function rateAt(step: number, { learningRate, warmup, steps }: CompleteOptions): number {
  const warm = Math.min(1, (step + 1) / Math.max(1, warmup * steps));
  return learningRate * warm * (1 - step / steps);
}
