import { expect, it } from 'vitest';
import { modalityGap, nearest, rankOf } from './neighbours.ts';

const CANDIDATES = [
  [1, 0],
  [0, 2],
  [3, 3],
  [-1, 0],
];

it('finds by angle, not by length', () => {
  expect(nearest([2, 0.1], CANDIDATES, 2).map(({ index }) => index)).toEqual([0, 2]);
  expect(nearest([1, 1], CANDIDATES, 9).map(({ index }) => index)).toEqual([2, 0, 1, 3]);
  expect(rankOf([1, 1], CANDIDATES, 3)).toBe(4);
  expect(rankOf([1, 1], CANDIDATES, 2)).toBe(1);
});

it('the gap is the distance of the centres of the unit vectors', () => {
  expect(
    modalityGap(
      [
        [5, 0],
        [1, 0],
      ],
      [[0, 3]],
    ),
  ).toBeCloseTo(Math.SQRT2, 6);
});
