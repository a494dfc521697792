/**
 * Matrices as views into flat arrays, and their product. A transposed matrix is the same numbers with the two strides
 * exchanged, so one product serves forward (X·W) and both halves of backward (dY·Wᵀ and Xᵀ·dY).
 */
import { type Floats, rowsOf, type Tensor, widthOf } from './tensor.ts';

export interface Matrix {
  readonly data: Floats;
  /** place of the first element */
  readonly offset: number;
  readonly rows: number;
  readonly columns: number;
  /** from one row to the next, from one column to the next */
  readonly rowStride: number;
  readonly columnStride: number;
}

/**
 * `into += a·b`. Each element adds its terms one by one, in the order of the inner axis, each rounded to the precision
 * of the arrays: however rows and columns are shared out among workers, and however many parts the inner axis comes in,
 * the bits are the same.
 */
export type Product = (a: Matrix, b: Matrix, into: Matrix) => void;

/** A tensor as a matrix of all its rows, or of `rows` × `columns` of its elements. */
export function matrix(tensor: Tensor, view: Partial<Omit<Matrix, 'data'>> = {}): Matrix {
  const columns = widthOf(tensor);
  const whole = { offset: 0, rows: rowsOf(tensor), columns, rowStride: columns, columnStride: 1 };
  return { data: tensor.data, ...whole, ...view };
}

export function transposed({ data, offset, rows, columns, rowStride, columnStride }: Matrix): Matrix {
  return { data, offset, rows: columns, columns: rows, rowStride: columnStride, columnStride: rowStride };
}

/** Throws a RangeError where the three shapes do not fit. */
export function checkShapes(a: Matrix, b: Matrix, into: Matrix): void {
  if (a.columns !== b.rows || a.rows !== into.rows || b.columns !== into.columns)
    throw new RangeError(
      `(${a.rows}, ${a.columns}) · (${b.rows}, ${b.columns}) does not fit into (${into.rows}, ${into.columns})`,
    );
}

/** In plain JavaScript: for float64, and where WebAssembly has no SIMD. */
export const plainProduct: Product = (a, b, into) => {
  checkShapes(a, b, into);
  const [x, y, z] = [a.data, b.data, into.data];
  const single = z instanceof Float32Array;
  for (let i = 0; i < a.rows; i += 1)
    for (let k = 0; k < a.columns; k += 1) {
      const factor = x[a.offset + i * a.rowStride + k * a.columnStride]!;
      let from = b.offset + k * b.rowStride;
      let to = into.offset + i * into.rowStride;
      for (let j = 0; j < into.columns; j += 1) {
        const term = factor * y[from]!;
        z[to] = z[to]! + (single ? Math.fround(term) : term);
        from += b.columnStride;
        to += into.columnStride;
      }
    }
};
