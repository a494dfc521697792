import { expect, it } from 'vitest';
import { confusion, countRight, mixups, rowShares } from './confusion.ts';

const ANSWERS = [
  { truth: 0, predicted: 0 },
  { truth: 0, predicted: 1 },
  { truth: 0, predicted: 1 },
  { truth: 1, predicted: 1 },
  { truth: 1, predicted: 0 },
];

it('counts in rows what is true, in columns what was said', () => {
  const counts = confusion(ANSWERS, 3);
  expect([...counts]).toEqual([1, 2, 0, 1, 1, 0, 0, 0, 0]);
  expect(countRight(ANSWERS)).toBe(2);
  const shares = rowShares(counts, 3);
  expect(shares[1]).toBeCloseTo(2 / 3, 6);
  expect(shares[8]).toBeNaN();
});

it('names the most frequent mistakes', () => {
  expect(mixups(ANSWERS, 5)).toEqual([
    { truth: 0, predicted: 1, count: 2 },
    { truth: 1, predicted: 0, count: 1 },
  ]);
  expect(mixups(ANSWERS, 1)).toHaveLength(1);
});
