export type Matrix = readonly (readonly number[])[];

/** W₀ [d, k] + (α/r)·B [d, r]·A [r, k], in float64; r is the number of rows of A. */
export function mergeReference(w: Matrix, a: Matrix, b: Matrix, alpha: number): number[][] {
  const scale = alpha / a.length;
  return w.map((row, i) =>
    row.map((value, j) => {
      const low = a.reduce(
        (sum, factor, k) => sum + ((b[i] as readonly number[])[k] as number) * (factor[j] as number),
        0,
      );
      return value + scale * low;
    }),
  );
}
