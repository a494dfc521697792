/** Attention(Q, K, V) = softmax(QKᵀ/√d_k)·V under a causal mask, float64: the reference of the code exercise. */

/** Rows of numbers. */
export type Matrix = readonly (readonly number[])[];

/** [T, d_k], [T, d_k], [T, d_v] → [T, d_v] */
export function causalAttention(queries: Matrix, keys: Matrix, values: Matrix): number[][] {
  const scale = 1 / Math.sqrt(keys[0]?.length ?? 1);
  return queries.map((query, i) => {
    const scores = keys.slice(0, i + 1).map((key) => scale * query.reduce((sum, q, c) => sum + q * (key[c] ?? 0), 0));
    const top = Math.max(...scores);
    const weights = scores.map((score) => Math.exp(score - top));
    const total = weights.reduce((a, b) => a + b, 0);
    return (values[0] ?? []).map((_, c) => weights.reduce((sum, w, j) => sum + (w / total) * (values[j]?.[c] ?? 0), 0));
  });
}
