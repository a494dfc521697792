/**
 * From vectors of the joint space to probabilities (Radford et al. 2021, arXiv:2103.00020, figure 3).
 * Images I, texts T, width E of the space. Rows are vectors; sums are in float64.
 */
import { logSumExp, softmax } from '@kit/math/softmax.ts';

export type Vector = ArrayLike<number>;

export function dot(a: Vector, b: Vector): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

export function norm(a: Vector): number {
  return Math.sqrt(dot(a, a));
}

/** a / ‖a‖; the zero vector, which has no direction, stays zero. */
export function unit(a: Vector): Float32Array {
  const length = norm(a);
  return Float32Array.from(a, (x) => (length > 0 ? x / length : 0));
}

/** Cosine of the angle between two vectors, in [−1, 1]; 0 with the zero vector. */
export function cosine(a: Vector, b: Vector): number {
  const lengths = norm(a) * norm(b);
  return lengths > 0 ? Math.max(-1, Math.min(1, dot(a, b) / lengths)) : 0;
}

/** [I, T]: row = image, column = text. */
export function cosines(images: readonly Vector[], texts: readonly Vector[]): Float32Array {
  return Float32Array.from(images.flatMap((image) => texts.map((text) => cosine(image, text))));
}

/** Which way a matrix is read: each image chooses among the texts, or each text among the images. */
export type Direction = 'texts' | 'images';

/** softmax(s/τ) of every row (`texts`) or every column (`images`), at its place in the [rows, cols] matrix. */
export function choices(
  similarities: Float32Array,
  rows: number,
  cols: number,
  temperature: number,
  direction: Direction,
): Float32Array {
  const out = new Float32Array(similarities.length);
  const [lines, size] = direction === 'texts' ? [rows, cols] : [cols, rows];
  for (let line = 0; line < lines; line++) {
    const at = (i: number) => (direction === 'texts' ? line * cols + i : i * cols + line);
    const values = Float64Array.from({ length: size }, (_, i) => similarities[at(i)] as number);
    softmax(values, temperature).forEach((p, i) => {
      out[at(i)] = p;
    });
  }
  return out;
}

/** The vector of several templates around one label: the mean of their unit vectors (§3.1.4), made a unit again. */
export function ensemble(vectors: readonly Vector[]): Float32Array {
  const sum = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    const length = norm(vector) || 1;
    for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + (vector[i] as number) / length;
  }
  return unit(sum);
}

/**
 * InfoNCE over a batch of n pairs, both ways, in nats: image i goes with text i (the chapter's eq-infonce).
 * `similarities`: [n, n].
 */
export function infoNce(similarities: Float32Array, n: number, temperature: number): number {
  const cell = (i: number, j: number) => (similarities[i * n + j] as number) / temperature;
  const line = (make: (k: number) => number) => Float64Array.from({ length: n }, (_, k) => make(k));
  let loss = 0;
  for (let i = 0; i < n; i++) {
    loss += logSumExp(line((j) => cell(i, j))) + logSumExp(line((j) => cell(j, i))) - 2 * cell(i, i);
  }
  return loss / (2 * n);
}
