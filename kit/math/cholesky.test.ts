import { expect, it } from 'vitest';
import { upperFactor } from './cholesky.ts';

it('is upper triangular, and its product with its transpose is the matrix: by hand', () => {
  // R = [[2, 1, 3], [0, 4, 5], [0, 0, 6]], R·Rᵀ
  expect([...upperFactor([14, 19, 18, 19, 41, 30, 18, 30, 36], 3)]).toEqual([2, 1, 3, 0, 4, 5, 0, 0, 6]);
});

it('refuses a matrix that is not positive definite', () => {
  expect(() => upperFactor([1, 2, 2, 1], 2)).toThrow(RangeError);
});
