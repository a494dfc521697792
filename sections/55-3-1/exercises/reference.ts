/** What the exercises’ programs are compared with, in float64. */
export type Matrix = readonly (readonly number[])[];

/** Σ over the rows n of u[n]·v[n]ᵀ: (N, p) and (N, q) → (p, q). */
const outer = (u: Matrix, v: Matrix): number[][] =>
  (u[0] ?? []).map((_, i) => (v[0] ?? []).map((_, j) => u.reduce((sum, row, n) => sum + row[i]! * v[n]![j]!, 0)));

/** Rows of x times the transpose of w: (N, k) and (r, k) → (N, r). */
const times = (x: Matrix, w: Matrix): number[][] =>
  x.map((row) => w.map((line) => line.reduce((sum, value, j) => sum + value * row[j]!, 0)));

const transposed = (m: Matrix): number[][] => (m[0] ?? []).map((_, j) => m.map((row) => row[j]!));
const scaled = (m: Matrix, s: number): number[][] => m.map((row) => row.map((value) => s * value));

/**
 * Gradients of a LoRA correction for a batch: inputs X (N, k), gradients G of the outputs (N, d), A (r, k), B (d, r).
 * Returns
 * [∂A (r, k), ∂B (d, r)] (Hu et al. 2021; the chapter’s eq-lora-gradients, summed over the examples).
 */
export function loraGradients(X: Matrix, G: Matrix, A: Matrix, B: Matrix, alpha: number): [number[][], number[][]] {
  const s = alpha / A.length;
  return [scaled(outer(times(G, transposed(B)), X), s), scaled(outer(G, times(X, A)), s)];
}

export const BETA1 = 0.9;
export const BETA2 = 0.999;
export const EPSILON = 1e-8;

type Vector = readonly number[];

/** One step of AdamW (Loshchilov & Hutter 2019, algorithm 2), the t-th: [θ, m, v] after it. */
export function adamw(theta: Vector, g: Vector, m: Vector, v: Vector, t: number, rate: number, decay: number) {
  const first = m.map((value, i) => BETA1 * value + (1 - BETA1) * g[i]!);
  const second = v.map((value, i) => BETA2 * value + (1 - BETA2) * g[i]! ** 2);
  const moved = theta.map((value, i) => {
    const direction = first[i]! / (1 - BETA1 ** t) / (Math.sqrt(second[i]! / (1 - BETA2 ** t)) + EPSILON);
    return value - rate * decay * value - rate * direction;
  });
  return [moved, first, second];
}
