/** Systems of a symmetric positive-definite matrix, float64, row-major [n, n]. */

/** Upper triangular R with H = R·Rᵀ: Cholesky from the last row up. Throws RangeError where H is not positive. */
function upperFactor(h: ArrayLike<number>, n: number): Float64Array<ArrayBuffer> {
  const r = new Float64Array(n * n);
  for (let j = n - 1; j >= 0; j--) {
    const own = j * n;
    for (let i = j; i >= 0; i--) {
      const row = i * n;
      let rest = h[row + j] as number;
      for (let k = j + 1; k < n; k++) rest -= (r[row + k] as number) * (r[own + k] as number);
      if (i === j && !(rest > 0)) throw new RangeError(`not positive definite at ${j}`);
      r[row + j] = i === j ? Math.sqrt(rest) : rest / (r[own + j] as number);
    }
  }
  return r;
}

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
