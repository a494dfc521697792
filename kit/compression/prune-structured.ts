/**
 * Whole heads and whole MLP columns: what each gives to the residual stream, and the smaller matrices without it.
 * Matrices here are [in, out], as GPT-2 stores them. D width, K head dimension.
 */
import { solveRight } from './cholesky.ts';

/** Inputs of a map in groups of `size`: the K of a head, or 1 column of the MLP. */
export interface Groups {
  readonly inputs: number;
  readonly outputs: number;
  readonly size: number;
}

/** ‖W_g‖, over the rows of each group. `weights` [in, out]. */
export function groupMagnitudes(weights: Float32Array, { inputs, outputs, size }: Groups): Float64Array<ArrayBuffer> {
  const squares = new Float64Array(inputs / size);
  for (let i = 0; i < inputs; i++) {
    const g = Math.floor(i / size);
    for (let o = 0; o < outputs; o++) squares[g] = (squares[g] as number) + (weights[i * outputs + o] as number) ** 2;
  }
  return squares.map(Math.sqrt);
}

/**
 * √ Σ ‖x_g·W_g‖² over the tokens of the calibration text = √ tr(W_gᵀ·H_gg·W_g): Wanda's score of a whole group.
 * `hessian` [in, in]: Σ x·xᵀ.
 */
export function groupContributions(
  weights: Float32Array,
  hessian: ArrayLike<number>,
  { inputs, outputs, size }: Groups,
): Float64Array<ArrayBuffer> {
  const squares = new Float64Array(inputs / size);
  for (let i = 0; i < inputs; i++) {
    const from = i - (i % size);
    for (let j = from; j < from + size; j++) {
      let dot = 0;
      for (let o = 0; o < outputs; o++)
        dot += (weights[i * outputs + o] as number) * (weights[j * outputs + o] as number);
      const g = from / size;
      squares[g] = (squares[g] as number) + (hessian[i * inputs + j] as number) * dot;
    }
  }
  return squares.map((square) => Math.sqrt(Math.max(0, square)));
}

/** Rows of a matrix [in, out], in the order given. */
export function rowsOf(weights: Float32Array, outputs: number, kept: readonly number[]): Float32Array<ArrayBuffer> {
  const out = new Float32Array(kept.length * outputs);
  kept.forEach((row, i) => {
    out.set(weights.subarray(row * outputs, (row + 1) * outputs), i * outputs);
  });
  return out;
}

/** Columns of a matrix [in, out]; of a vector, with one row. */
export function columnsOf(weights: Float32Array, outputs: number, kept: readonly number[]): Float32Array<ArrayBuffer> {
  const rows = weights.length / outputs;
  const out = new Float32Array(rows * kept.length);
  for (let i = 0; i < rows; i++) {
    kept.forEach((column, j) => {
      out[i * kept.length + j] = weights[i * outputs + column] as number;
    });
  }
  return out;
}

/**
 * The kept rows fitted anew, so that x_kept·W′ comes as near as it can to x·W over the calibration text:
 * W′ = (H_kk + λ)⁻¹·(H_k:·W + λ·W_k), the least squares that SparseGPT solves column by column. λ, 1 % of the mean of
 * H's diagonal, holds W′ to the weights as they were.
 */
export function refitted(
  weights: Float32Array,
  hessian: ArrayLike<number>,
  { inputs, outputs }: Groups,
  kept: readonly number[],
): Float32Array<ArrayBuffer> {
  const n = kept.length;
  let trace = 0;
  for (let i = 0; i < inputs; i++) trace += hessian[i * inputs + i] as number;
  const damping = (0.01 * trace) / inputs;
  const h = new Float64Array(n * n);
  const wanted = new Float64Array(outputs * n); // (out, kept): (H_k:·W + λ·W_k)ᵀ
  kept.forEach((row, i) => {
    kept.forEach((column, j) => {
      h[i * n + j] = (hessian[row * inputs + column] as number) + (i === j ? damping : 0);
    });
    for (let k = 0; k < inputs; k++) {
      const factor = (hessian[row * inputs + k] as number) + (row === k ? damping : 0);
      for (let o = 0; o < outputs; o++) {
        wanted[o * n + i] = (wanted[o * n + i] as number) + factor * (weights[k * outputs + o] as number);
      }
    }
  });
  const fitted = solveRight(h, n, wanted); // (out, kept)
  return Float32Array.from({ length: n * outputs }, (_, at) => fitted[(at % outputs) * n + Math.floor(at / outputs)]!);
}
