/**
 * SparseGPT (Frantar & Alistarh 2023, arXiv:2301.00774, algorithm 1): columns are pruned from left to right, and what a
 * pruned weight leaves undone is shared out among the columns still to come, by the inverse Hessian of the layer's
 * squared error.
 */
import { dropInEach, dropSmallest, type Mask, type NM, removed } from './prune-select.ts';

/** Columns whose mask is chosen together: of the paper. */
const BLOCK = 128;

/**
 * `weights` [out, in] row-major → the pruned and corrected weights, of the same shape. `factor`: U of the damped H
 * (quantization/gptq.ts, `inverseFactor`). `sparsity`: share of zeros of each block of columns, or a pattern along the
 * rows.
 */
export function sparseGpt(
  weights: Float32Array,
  columns: number,
  factor: Float64Array,
  sparsity: number | NM,
): Float32Array<ArrayBuffer> {
  const w = Float64Array.from(weights); // (out, in)
  const rows = w.length / columns;
  /** columns whose mask is chosen at once, from the weights as they are by then */
  const span = typeof sparsity === 'number' ? BLOCK : sparsity.of;
  for (let from = 0; from < columns; from += BLOCK) {
    const to = Math.min(columns, from + BLOCK);
    const errors = new Float64Array(rows * BLOCK); // (out, block)
    let mask: Mask = new Uint8Array();
    for (let i = from; i < to; i++) {
      const within = (i - from) % span;
      const width = Math.min(span, to - i + within);
      if (within === 0) mask = choose(scores(w, columns, factor, i, i + width), sparsity);
      const pivot = factor[i * columns + i] as number;
      for (let row = 0; row < rows; row++) {
        if (mask[row * width + within]) continue;
        const at = row * columns;
        const error = (w[at + i] as number) / pivot;
        errors[row * BLOCK + i - from] = error;
        for (let j = i; j < to; j++) w[at + j] = (w[at + j] as number) - error * (factor[i * columns + j] as number);
        w[at + i] = 0;
      }
    }
    spread(w, columns, factor, from, to, errors);
  }
  return Float32Array.from(w);
}

/** w² / U_jj² of some columns: how much the layer's squared error grows when w leaves. */
function scores(w: Float64Array, columns: number, factor: Float64Array, from: number, to: number): Float64Array {
  const width = to - from;
  const rows = w.length / columns;
  return Float64Array.from({ length: rows * width }, (_, i) => {
    const column = from + (i % width);
    const at = Math.floor(i / width) * columns + column;
    return ((w[at] as number) / (factor[column * columns + column] as number)) ** 2;
  });
}

function choose(all: Float64Array, sparsity: number | NM): Mask {
  if (typeof sparsity === 'number') return dropSmallest(all, removed(all.length, sparsity));
  return dropInEach(all, sparsity.of, sparsity.of - sparsity.kept);
}

/** What a whole block left undone, to all columns after it. */
function spread(
  w: Float64Array,
  columns: number,
  factor: Float64Array,
  from: number,
  to: number,
  errors: Float64Array,
) {
  for (let at = 0, row = 0; at < w.length; at += columns, row++) {
    for (let i = from; i < to; i++) {
      const error = errors[row * BLOCK + i - from] as number;
      if (error === 0) continue;
      for (let j = to; j < columns; j++)
        w[at + j] = (w[at + j] as number) - error * (factor[i * columns + j] as number);
    }
  }
}
