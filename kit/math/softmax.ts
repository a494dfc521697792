/** Softmax and its logarithm, computed in float64 with the maximum taken out so that nothing overflows. */

/** Any read-only row of numbers. */
export type Row = ArrayLike<number>;

/** log Σ exp(xᵢ); −∞ for an empty row. */
export function logSumExp(row: Row): number {
  let max = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < row.length; i++) if ((row[i] as number) > max) max = row[i] as number;
  if (max === Number.NEGATIVE_INFINITY) return max;
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += Math.exp((row[i] as number) - max);
  return max + Math.log(sum);
}

/**
 * softmax(x / temperature): [n] → [n], summing to 1. Temperature 0 is the limit: all the mass on the first maximum.
 * An entry of −∞ gets probability 0.
 */
export function softmax(row: Row, temperature = 1): Float64Array {
  const out = new Float64Array(row.length);
  if (row.length === 0) return out;
  if (temperature <= 0) {
    out[argmax(row)] = 1;
    return out;
  }
  for (let i = 0; i < row.length; i++) out[i] = (row[i] as number) / temperature;
  const norm = logSumExp(out);
  for (let i = 0; i < out.length; i++) out[i] = Math.exp((out[i] as number) - norm);
  return out;
}

/** Index of the first maximum; −1 for an empty row. */
export function argmax(row: Row): number {
  let best = row.length > 0 ? 0 : -1;
  for (let i = 1; i < row.length; i++) if ((row[i] as number) > (row[best] as number)) best = i;
  return best;
}

/** Indices of the `k` largest entries, largest first; equal entries keep their order. */
export function topIndices(row: Row, k: number): number[] {
  if (k <= 0) return [];
  if (k >= row.length) {
    return Array.from({ length: row.length }, (_, i) => i).sort(
      (a, b) => (row[b] as number) - (row[a] as number) || a - b,
    );
  }
  const best: number[] = [];
  for (let i = 0; i < row.length; i++) {
    const value = row[i] as number;
    if (best.length >= k && !(value > (row[best.at(-1) as number] as number))) continue;
    let at = best.length;
    while (at > 0 && value > (row[best[at - 1] as number] as number)) at -= 1;
    best.splice(at, 0, i);
    if (best.length > k) best.pop();
  }
  return best;
}
