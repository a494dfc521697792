/** How far two arrays of the same length lie apart: the largest |aᵢ − bᵢ|; NaN where one of them has none. */
export function largestGap(a: Float32Array, b: Float32Array): number {
  let worst = 0;
  for (let i = 0; i < a.length; i++) worst = Math.max(worst, Math.abs((a[i] as number) - (b[i] as number)));
  return worst;
}
