/**
 * GPTQ (Frantar et al., 2022, arXiv:2210.17323, algorithm 1, without its blocks of columns, which change the speed and
 * not the result): the columns of a matrix are rounded one after the other, and what rounding a column costs the
 * layer's output is made up for by those that are still to come.
 */
import { upperFactor } from '../math/cholesky.ts';
import { codeOf, type QuantConfig, type Quantised, scaleOf, unquantised } from './quantise.ts';

export interface GptqOptions {
  /** share of the mean of the Hessian's diagonal that is added to it (section 3.3: 1 %) */
  readonly damping?: number;
  /** [rows × columns], 0: the weight was pruned, and stays 0 */
  readonly kept?: Uint8Array;
}

/**
 * `values` [rows, columns] row-major, rows are the outputs of the layer. `hessian` [columns, columns]: 2·X·Xᵀ/n of its
 * inputs, whose scale does not matter. A group's scale is of its weights as they stand when its first column is
 * reached; those of a row or of the whole matrix, of the weights as given. Throws RangeError.
 */
export function gptq(
  values: Float32Array,
  rows: number,
  columns: number,
  hessian: Float64Array,
  config: QuantConfig,
  { damping = 0.01, kept }: GptqOptions = {},
): Quantised {
  if (hessian.length !== columns * columns) throw new RangeError(`${hessian.length} values for ${columns}²`);
  const made = unquantised(rows, columns, config);
  const { codes, scales, zeros, span, perRow } = made;
  const w = Float64Array.from(values); // [rows, columns], as corrected so far
  const unused = (j: number) => hessian[j * columns + j] === 0; // an input that is always 0
  for (let j = 0; j < columns; j++) if (unused(j)) for (let i = 0; i < rows; i++) w[i * columns + j] = 0;
  const u = inverseFactor(hessian, columns, damping);
  const set = (g: number, from: number, to: number) => {
    [scales[g], zeros[g]] = scaleOf(Float32Array.from(w.subarray(from, to)), config);
  };
  if (perRow === 0) set(0, 0, w.length);
  for (let j = 0; j < columns; j++) {
    const pivot = u[j * columns + j] as number;
    for (let i = 0; i < rows; i++) {
      const row = i * columns;
      const g = perRow === 0 ? 0 : i * perRow + Math.floor(j / span);
      if (perRow > 0 && j % span === 0) set(g, row + j, row + Math.min(j + span, columns));
      const [scale, zero, x] = [scales[g] as number, zeros[g] as number, w[row + j] as number];
      const code = kept?.[row + j] === 0 ? zero : codeOf(x, scale, zero, config);
      codes[row + j] = code;
      const error = (x - (code - zero) * scale) / pivot;
      if (error === 0) continue;
      for (let k = j + 1; k < columns; k++)
        w[row + k] = (w[row + k] as number) - error * (u[j * columns + k] as number);
    }
  }
  return made;
}

/**
 * The upper triangular U with H⁻¹ = Uᵀ·U, of H damped: row j of U, from its diagonal on, is what rounding column j
 * does to those after it once those before are fixed (section 3.3). With H = R·Rᵀ, R upper triangular, U = R⁻¹. An
 * input that is always 0 counts as 1 on the diagonal. [n, n] both.
 */
export function inverseFactor(hessian: Float64Array, n: number, damping: number): Float64Array {
  const h = hessian.slice();
  let trace = 0;
  for (let j = 0; j < n; j++) {
    if (h[j * n + j] === 0) h[j * n + j] = 1;
    trace += h[j * n + j] as number;
  }
  for (let j = 0; j < n; j++) h[j * n + j] = (h[j * n + j] as number) + (damping * trace) / n;
  return upperInverse(upperFactor(h, n), n);
}

/** R⁻¹ of an upper triangular R. */
function upperInverse(r: Float64Array, n: number): Float64Array {
  const u = new Float64Array(n * n);
  for (let i = n - 1; i >= 0; i--) {
    const pivot = r[i * n + i] as number;
    u[i * n + i] = 1 / pivot;
    for (let k = i + 1; k < n; k++) {
      const factor = (r[i * n + k] as number) / pivot;
      if (factor === 0) continue;
      for (let j = k; j < n; j++) u[i * n + j] = (u[i * n + j] as number) - factor * (u[k * n + j] as number);
    }
  }
  return u;
}
