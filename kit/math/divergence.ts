/** Kullback–Leibler divergence D(p ‖ q) = Σ pᵢ·log₂(pᵢ/qᵢ), in bits; 0 where pᵢ = 0, ∞ where only qᵢ = 0. */
export function divergence(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let bits = 0;
  for (let i = 0; i < p.length; i++) {
    const pi = p[i] ?? 0;
    if (pi > 0) bits += pi * Math.log2(pi / (q[i] ?? 0));
  }
  // rounding can leave −1e-17 for equal distributions; a divergence is never negative
  return Math.max(0, bits);
}
