/** The little linear algebra that a singular value decomposition needs, in float64. */

/** Row-major. */
export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float64Array;
}

export function matrix(
  rows: number,
  columns: number,
  data: ArrayLike<number> = new Float64Array(rows * columns),
): Matrix {
  if (data.length !== rows * columns) throw new RangeError(`${data.length} values for ${rows} × ${columns}`);
  return { rows, columns, data: Float64Array.from(data) };
}

export function transpose({ rows, columns, data }: Matrix): Matrix {
  const out = new Float64Array(data.length);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) out[j * rows + i] = data[i * columns + j] as number;
  return { rows: columns, columns: rows, data: out };
}

export function times(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.rows) throw new RangeError(`${a.rows} × ${a.columns} times ${b.rows} × ${b.columns}`);
  const out = new Float64Array(a.rows * b.columns);
  for (let i = 0; i < a.rows; i++) {
    for (let k = 0; k < a.columns; k++) {
      const x = a.data[i * a.columns + k] as number;
      for (let j = 0; j < b.columns; j++) {
        const at = i * b.columns + j;
        out[at] = (out[at] as number) + x * (b.data[k * b.columns + j] as number);
      }
    }
  }
  return { rows: a.rows, columns: b.columns, data: out };
}

/**
 * A = Q·R by modified Gram–Schmidt, made twice so that Q stays orthonormal to rounding (Giraud & Langou, 2002). A
 * column that depends on those before it gives a zero column of Q and a zero on R's diagonal: the product still holds.
 */
export function qr(a: Matrix): { readonly q: Matrix; readonly r: Matrix } {
  const { rows, columns } = a;
  const q = a.data.slice();
  const r = new Float64Array(columns * columns);
  for (let j = 0; j < columns; j++) {
    const size = columnNorm(q, rows, columns, j);
    for (let pass = 0; pass < 2; pass++) {
      for (let k = 0; k < j; k++) {
        const along = columnDot(q, rows, columns, k, j);
        r[k * columns + j] = (r[k * columns + j] as number) + along;
        for (let i = 0; i < rows; i++) {
          const at = i * columns + j;
          q[at] = (q[at] as number) - along * (q[i * columns + k] as number);
        }
      }
    }
    const left = columnNorm(q, rows, columns, j);
    const independent = left > size * 1e-13;
    r[j * columns + j] = independent ? left : 0;
    for (let i = 0; i < rows; i++) {
      const at = i * columns + j;
      q[at] = independent ? (q[at] as number) / left : 0;
    }
  }
  return { q: { rows, columns, data: q }, r: { rows: columns, columns, data: r } };
}

/**
 * M = U·diag(values)·Vᵀ of a square matrix by one-sided Jacobi rotations (Hestenes, 1958): columns of M·V are turned
 * against each other until all are orthogonal; their lengths are the singular values, in descending order. U has a zero
 * column where one is 0.
 */
export function jacobiSvd(m: Matrix): { readonly u: Matrix; readonly values: Float64Array; readonly v: Matrix } {
  const n = m.columns;
  if (m.rows !== n) throw new RangeError(`${m.rows} × ${n} is not square`);
  const w = m.data.slice();
  const v = Float64Array.from({ length: n * n }, (_, i) => (i % (n + 1) === 0 ? 1 : 0));
  for (let sweep = 0, turned = true; turned && sweep < 60; sweep++) {
    turned = false;
    for (let p = 0; p < n - 1; p++) for (let q = p + 1; q < n; q++) turned = rotate(w, v, n, p, q) || turned;
  }
  const lengths = Array.from({ length: n }, (_, j) => columnNorm(w, n, n, j));
  const order = lengths.map((_, j) => j).sort((i, j) => (lengths[j] as number) - (lengths[i] as number));
  const u = new Float64Array(n * n);
  const sorted = new Float64Array(n * n);
  order.forEach((from, to) => {
    const length = lengths[from] as number;
    for (let i = 0; i < n; i++) {
      u[i * n + to] = length > 0 ? (w[i * n + from] as number) / length : 0;
      sorted[i * n + to] = v[i * n + from] as number;
    }
  });
  const values = Float64Array.from(order, (j) => lengths[j] as number);
  return { u: { rows: n, columns: n, data: u }, values, v: { rows: n, columns: n, data: sorted } };
}

/** Makes columns p and q of `w` orthogonal, turning those of `v` alike; false when they already are. */
function rotate(w: Float64Array, v: Float64Array, n: number, p: number, q: number): boolean {
  const dot = columnDot(w, n, n, p, q);
  const pp = columnDot(w, n, n, p, p);
  const qq = columnDot(w, n, n, q, q);
  if (Math.abs(dot) <= 1e-15 * Math.sqrt(pp * qq)) return false;
  const tau = (qq - pp) / (2 * dot);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
  const c = 1 / Math.hypot(1, t);
  for (const data of [w, v]) {
    for (let i = 0; i < n; i++) {
      const x = data[i * n + p] as number;
      const y = data[i * n + q] as number;
      data[i * n + p] = c * x - c * t * y;
      data[i * n + q] = c * t * x + c * y;
    }
  }
  return true;
}

function columnDot(data: Float64Array, rows: number, columns: number, j: number, k: number): number {
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += (data[i * columns + j] as number) * (data[i * columns + k] as number);
  return sum;
}

function columnNorm(data: Float64Array, rows: number, columns: number, j: number): number {
  return Math.sqrt(columnDot(data, rows, columns, j, j));
}
