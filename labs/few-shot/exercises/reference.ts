/** One gradient step from W = 0 on k examples, float64: the reference of the code exercise. */

export type Matrix = readonly (readonly number[])[];

/** X [k, d], Y [k, m], query [d], rate → prediction [m]: η Σᵢ yᵢ (xᵢ·x) (von Oswald et al., 2022, §3). */
export function gradientStep(X: Matrix, Y: Matrix, query: readonly number[], rate: number): number[] {
  const weights = X.map((x) => x.reduce((sum, value, c) => sum + value * (query[c] ?? 0), 0));
  return (Y[0] ?? []).map((_, c) => rate * Y.reduce((sum, y, i) => sum + (y[c] ?? 0) * (weights[i] ?? 0), 0));
}
