/** Compares what the learner's function returned, of unknown shape, with the expected tensor. */
import type { Tensor } from './spec.ts';

export type Difference =
  /** `kind`: typeof of what was returned instead of a number or an array */
  | { readonly type: 'kind'; readonly kind: string; readonly path: readonly number[] }
  | { readonly type: 'shape'; readonly expected: readonly number[]; readonly got: readonly number[] }
  | { readonly type: 'not-finite'; readonly path: readonly number[]; readonly value: number }
  | { readonly type: 'value'; readonly path: readonly number[]; readonly expected: number; readonly got: number };

/** Sizes along the first element of each axis: [] for a number. */
export function shapeOf(value: unknown): number[] {
  return Array.isArray(value) ? [value.length, ...(value.length > 0 ? shapeOf(value[0]) : [])] : [];
}

/** First place, in row-major order, where the value is neither a number nor an array. */
function foreign(value: unknown, path: readonly number[]): Difference | null {
  if (typeof value === 'number') return null;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const found = foreign(item, [...path, i]);
      if (found) return found;
    }
    return null;
  }
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? String(value.kind) : typeof value;
  return { type: 'kind', kind: kind.slice(0, 20), path };
}

function sameShape(expected: Tensor, got: unknown): boolean {
  if (typeof expected === 'number') return typeof got === 'number';
  return Array.isArray(got) && got.length === expected.length && expected.every((item, i) => sameShape(item, got[i]));
}

function firstValue(expected: Tensor, got: unknown, tolerance: number, path: readonly number[]): Difference | null {
  if (typeof expected !== 'number') {
    for (const [i, item] of expected.entries()) {
      const found = firstValue(item, (got as unknown[])[i], tolerance, [...path, i]);
      if (found) return found;
    }
    return null;
  }
  const value = got as number;
  if (!Number.isFinite(value)) return { type: 'not-finite', path, value };
  const allowed = tolerance * Math.max(1, Math.abs(expected));
  return Math.abs(value - expected) <= allowed ? null : { type: 'value', path, expected, got: value };
}

/** null when equal within `tolerance`; otherwise the first thing to say: wrong type, wrong shape, NaN, wrong number. */
export function difference(expected: Tensor, got: unknown, tolerance: number): Difference | null {
  const odd = foreign(got, []);
  if (odd) return odd;
  if (!sameShape(expected, got)) return { type: 'shape', expected: shapeOf(expected), got: shapeOf(got) };
  return firstValue(expected, got, tolerance, []);
}
