/** Compares what the learner's function returned, of unknown shape, with the expected tensor. */
import type { Tensor } from './spec.ts';

export type Difference =
  /** `kind`: typeof of what was returned, or 'array', where a number, or an array, was `wanted` */
  | { readonly type: 'kind'; readonly kind: string; readonly path: readonly number[]; readonly wanted: Wanted }
  | { readonly type: 'shape'; readonly expected: readonly number[]; readonly got: readonly number[] }
  /** rows of several lengths: the first list that is too short or too long */
  | { readonly type: 'length'; readonly path: readonly number[]; readonly expected: number; readonly got: number }
  | { readonly type: 'not-finite'; readonly path: readonly number[]; readonly value: number }
  | { readonly type: 'value'; readonly path: readonly number[]; readonly expected: number; readonly got: number };

export type Wanted = 'number' | 'array';

/** Sizes along the first element of each axis: [] for a number. */
export function shapeOf(value: unknown): number[] {
  return Array.isArray(value) ? [value.length, ...(value.length > 0 ? shapeOf(value[0]) : [])] : [];
}

/** First place, in row-major order, where the value is neither a number nor an array. */
function foreign(expected: Tensor | undefined, value: unknown, path: readonly number[]): Difference | null {
  if (typeof value === 'number') return null;
  const inner = typeof expected === 'number' ? undefined : expected;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const found = foreign(inner?.[i] ?? inner?.[0], item, [...path, i]);
      if (found) return found;
    }
    return null;
  }
  const kind = typeof value === 'object' && value !== null && 'kind' in value ? String(value.kind) : typeof value;
  return { type: 'kind', kind: kind.slice(0, 20), path, wanted: inner ? 'array' : 'number' };
}

/** First place where an array has another length, or stands where a number should, or the reverse. */
function structure(expected: Tensor, got: unknown, path: readonly number[]): Difference | null {
  if (typeof expected === 'number')
    return Array.isArray(got) ? { type: 'kind', kind: 'array', path, wanted: 'number' } : null;
  if (!Array.isArray(got)) return { type: 'kind', kind: 'number', path, wanted: 'array' };
  if (got.length !== expected.length) return { type: 'length', path, expected: expected.length, got: got.length };
  for (const [i, item] of expected.entries()) {
    const found = structure(item, got[i], [...path, i]);
    if (found) return found;
  }
  return null;
}

const sameSizes = (a: readonly number[], b: readonly number[]) =>
  a.length === b.length && a.every((n, i) => n === b[i]);

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
  const odd = foreign(expected, got, []);
  if (odd) return odd;
  const other = structure(expected, got, []);
  if (!other) return firstValue(expected, got, tolerance, []);
  const shapes = { expected: shapeOf(expected), got: shapeOf(got) };
  // a number for an array, or the reverse, is said in words; rows of several lengths have no shape to compare
  const inWords = shapes.expected.length * shapes.got.length === 0 || sameSizes(shapes.expected, shapes.got);
  return inWords ? other : { type: 'shape', ...shapes };
}
