/** Two next-token distributions side by side: their most probable tokens, and how far apart they are. */
import { topIndices } from '@kit/math/softmax.ts';

/** Kullback–Leibler divergence D(p ‖ q) = Σ pᵢ·log₂(pᵢ/qᵢ), in bits; 0 where pᵢ = 0, ∞ where only qᵢ = 0. */
export function divergence(p: Float64Array, q: Float64Array): number {
  let bits = 0;
  for (let i = 0; i < p.length; i++) {
    const pi = p[i] ?? 0;
    if (pi > 0) bits += pi * Math.log2(pi / (q[i] ?? 0));
  }
  // rounding can leave −1e-17 for equal distributions; a divergence is never negative
  return Math.max(0, bits);
}

export interface ComparedToken {
  readonly id: number;
  /** probability in the untouched model */
  readonly before: number;
  /** probability with the reader's settings; equal to `before` when nothing is changed */
  readonly after: number;
}

/** The `k` best tokens of either distribution, by the larger of their two probabilities. */
export function compare(before: Float64Array, after: Float64Array, k: number): ComparedToken[] {
  const ids = new Set([...topIndices(before, k), ...topIndices(after, k)]);
  return [...ids]
    .map((id) => ({ id, before: before[id] ?? 0, after: after[id] ?? 0 }))
    .sort((a, b) => Math.max(b.before, b.after) - Math.max(a.before, a.after) || a.id - b.id)
    .slice(0, k);
}
