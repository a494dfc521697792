/**
 * Resampling by the triangle filter, widened when shrinking: PIL's BILINEAR without its rounding. As
 * training/clip/images.py.
 */

/** What one output pixel reads: source pixels first … first + weights.length − 1. */
export interface Tap {
  readonly first: number;
  /** sum to 1 */
  readonly weights: Float64Array;
}

/** One tap per output pixel, from `size` pixels to `out`. */
export function taps(size: number, out: number): Tap[] {
  const scale = size / out;
  const support = Math.max(scale, 1);
  return Array.from({ length: out }, (_, i) => {
    const centre = (i + 0.5) * scale;
    const first = Math.max(0, Math.ceil(centre - support - 0.5));
    const last = Math.min(size - 1, Math.floor(centre + support - 0.5));
    const weights = Float64Array.from({ length: last - first + 1 }, (_, j) =>
      Math.max(0, 1 - Math.abs(first + j + 0.5 - centre) / support),
    );
    const sum = weights.reduce((total, weight) => total + weight, 0);
    return { first, weights: weights.map((weight) => weight / sum) };
  });
}
