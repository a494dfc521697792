/** What the matrix that is looked at says in numbers. */
import type { MatrixValues } from '@kit/models/compressible.ts';

/** What is drawn of it: the first outputs, the first inputs. */
export const CORNER = { rows: 16, columns: 64 } as const;

/** [rows, columns] of both, row-major. */
export function cornerOf({ rows, columns, before, after }: MatrixValues) {
  const size = { rows: Math.min(rows, CORNER.rows), columns: Math.min(columns, CORNER.columns) };
  const cut = (values: Float32Array) =>
    Float32Array.from({ length: size.rows * size.columns }, (_, i) => {
      const row = Math.floor(i / size.columns);
      return values[row * columns + (i % size.columns)] as number;
    });
  return { ...size, before: cut(before), after: cut(after) };
}

export interface Levels {
  /** how many scales, and the mean step between two levels */
  readonly scales: number;
  readonly step: number;
  /** root mean square of the weights, and of the error as a share of it */
  readonly rms: number;
  readonly error: number;
  /** share of the weights that became 0 */
  readonly zeros: number;
  /** weights at each code that the bits can say, from `lowest` on */
  readonly counts: readonly number[];
  readonly lowest: number;
}

export function levelsOf({ before, after, codes, scales, levels: { lowest, highest } }: MatrixValues): Levels {
  let [square, error, zeros] = [0, 0, 0];
  for (let i = 0; i < before.length; i++) {
    const [w, v] = [before[i] as number, after[i] as number];
    square += w * w;
    error += (v - w) ** 2;
    if (v === 0) zeros += 1;
  }
  const counts = new Array<number>(highest - lowest + 1).fill(0);
  for (const code of codes) counts[code - lowest] = (counts[code - lowest] ?? 0) + 1;
  return {
    scales: scales.length,
    step: scales.reduce((sum, scale) => sum + scale, 0) / Math.max(1, scales.length),
    rms: Math.sqrt(square / before.length),
    error: Math.sqrt(error / square),
    zeros: zeros / before.length,
    counts,
    lowest,
  };
}

/**
 * The weights that share the first scale: how many, its step, and how many levels serve them, of those that serve the
 * whole matrix.
 */
export function firstGroup({ rows, columns, span, perRow, scales, codes }: MatrixValues) {
  const weights = perRow === 0 ? rows * columns : Math.min(span, columns);
  const used = new Set(codes.subarray(0, weights)).size;
  return { weights, step: scales[0] ?? 0, used, levels: new Set(codes).size };
}
