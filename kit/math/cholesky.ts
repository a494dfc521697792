/** Cholesky's factor of a symmetric positive-definite matrix, float64, row-major [n, n]. */

/** Upper triangular R with H = R·Rᵀ: Cholesky from the last row up. Throws RangeError where H is not. */
export function upperFactor(h: ArrayLike<number>, n: number): Float64Array<ArrayBuffer> {
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
