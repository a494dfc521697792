import { describe, expect, it } from 'vitest';
import { compare, divergence } from './distribution.ts';

describe('divergence', () => {
  it('is 1 bit from a certain to a fair coin, 0 from itself, ∞ onto the impossible', () => {
    const certain = Float64Array.of(1, 0);
    const fair = Float64Array.of(0.5, 0.5);
    expect(divergence(certain, fair)).toBe(1);
    expect(divergence(fair, fair)).toBe(0);
    expect(divergence(fair, certain)).toBe(Number.POSITIVE_INFINITY);
  });
});

it('compares the best of both distributions', () => {
  const before = Float64Array.of(0.7, 0.2, 0.1, 0);
  const after = Float64Array.of(0.1, 0.2, 0, 0.7);
  expect(compare(before, after, 2)).toEqual([
    { id: 0, before: 0.7, after: 0.1 },
    { id: 3, before: 0, after: 0.7 },
  ]);
});
