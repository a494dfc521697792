/** Two next-token distributions side by side: their most probable tokens. */
import { topIndices } from '@kit/math/softmax.ts';

export interface ComparedToken {
  readonly id: number;
  /** probability in the untouched model */
  readonly before: number;
  /** probability with the reader's settings; equal to `before` when nothing is changed */
  readonly after: number;
}

/**
 * The `k` best tokens of either distribution, by the larger of their two probabilities; `always` too, last when it is
 * not among them.
 */
export function compare(
  before: Float64Array,
  after: Float64Array,
  k: number,
  always: number | null = null,
): ComparedToken[] {
  const ids = new Set([...topIndices(before, k), ...topIndices(after, k)]);
  const row = (id: number) => ({ id, before: before[id] ?? 0, after: after[id] ?? 0 });
  const best = [...ids]
    .map(row)
    .sort((a, b) => Math.max(b.before, b.after) - Math.max(a.before, a.after) || a.id - b.id)
    .slice(0, k);
  return always === null || best.some(({ id }) => id === always) ? best : [...best, row(always)];
}
