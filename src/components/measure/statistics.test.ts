import { describe, expect, it } from 'vitest';
import { median, spread } from './statistics.ts';

describe('median', () => {
  it('is the middle of an odd count, whatever the order', () => expect(median([9, 1, 5])).toBe(5));
  it('is the mean of the two middles of an even count', () => expect(median([4, 1, 3, 10])).toBe(3.5));
  it('sorts as numbers, not as text', () => expect(median([10, 9, 100])).toBe(10));
  it('refuses an empty list', () => expect(() => median([])).toThrow(RangeError));
});

it('spread keeps the extremes and the count', () => {
  expect(spread([3, 1, 2])).toEqual({ median: 2, min: 1, max: 3, runs: 3 });
});
