/** Systems of a symmetric positive-definite matrix, float64, row-major [n, n]. */
import { upperFactor } from '../math/cholesky.ts';

/** X with X·H = B, `b` [rows, n]. */
export function solveRight(h: ArrayLike<number>, n: number, b: Float64Array): Float64Array<ArrayBuffer> {
  const r = upperFactor(h, n); // X·R·Rᵀ = B: Y·Rᵀ = B, then X·R = Y
  const x = Float64Array.from(b);
  for (let at = 0; at < x.length; at += n) {
    const row = x.subarray(at, at + n);
    for (let j = n - 1; j >= 0; j--) {
      let rest = row[j] as number;
      for (let k = j + 1; k < n; k++) rest -= (row[k] as number) * (r[j * n + k] as number);
      row[j] = rest / (r[j * n + j] as number);
    }
    for (let j = 0; j < n; j++) {
      row[j] = (row[j] as number) / (r[j * n + j] as number);
      for (let k = j + 1; k < n; k++) row[k] = (row[k] as number) - (row[j] as number) * (r[j * n + k] as number);
    }
  }
  return x;
}
