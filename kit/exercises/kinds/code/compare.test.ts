import { expect, test } from 'vitest';
import { difference, shapeOf } from './compare.ts';

test('equal within tolerance, absolute below 1 and relative above', () => {
  expect(difference([[1, 1000]], [[1 + 9e-7, 1000 + 9e-4]], 1e-6)).toBeNull();
  expect(difference([[1, 1000]], [[1, 1000.01]], 1e-6)).toEqual({
    type: 'value',
    path: [0, 1],
    expected: 1000,
    got: 1000.01,
  });
});

test('types come before shapes, shapes before numbers', () => {
  expect(difference([1], [{ kind: 'undefined' }], 0)).toEqual({
    type: 'kind',
    kind: 'undefined',
    path: [0],
    wanted: 'number',
  });
  expect(difference([1], { kind: 'object' }, 0)).toMatchObject({ kind: 'object', path: [], wanted: 'array' });
  expect(difference([[1, 2]], [[9], [9]], 0)).toEqual({ type: 'shape', expected: [1, 2], got: [2, 1] });
  expect(difference([[1]], [], 0)).toEqual({ type: 'shape', expected: [1, 1], got: [0] });
});

test('NaN and infinities are named, and never equal anything', () => {
  expect(difference([1, 2], [1, Number.NaN], 1e9)).toEqual({ type: 'not-finite', path: [1], value: Number.NaN });
  expect(difference([1], [Number.POSITIVE_INFINITY], 1)).toMatchObject({ type: 'not-finite' });
});

test('shape of a ragged or empty array', () => {
  expect(shapeOf([[1, 2], [3]])).toEqual([2, 2]);
  expect(shapeOf([])).toEqual([0]);
  expect(shapeOf(3)).toEqual([]);
});

test('where shapes say nothing, the place is said: a number for an array, rows of several lengths', () => {
  expect(difference(1, [1], 0)).toEqual({ type: 'kind', kind: 'array', path: [], wanted: 'number' });
  expect(difference([1], 1, 0)).toEqual({ type: 'kind', kind: 'number', path: [], wanted: 'array' });
  expect(difference([[1], [2]], [[1], [2, 3]], 0)).toEqual({ type: 'length', path: [1], expected: 1, got: 2 });
  expect(difference([[1], [2]], [[1], 2], 0)).toEqual({ type: 'kind', kind: 'number', path: [1], wanted: 'array' });
  expect(difference([[1, 2]], [1, 2], 0)).toEqual({ type: 'shape', expected: [1, 2], got: [2] });
});
