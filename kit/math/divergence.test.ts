import { describe, expect, it } from 'vitest';
import { divergence } from './divergence.ts';

describe('divergence', () => {
  it('is 1 bit from a certain to a fair coin, 0 from itself, ∞ onto the impossible', () => {
    const certain = Float64Array.of(1, 0);
    const fair = Float64Array.of(0.5, 0.5);
    expect(divergence(certain, fair)).toBe(1);
    expect(divergence(fair, fair)).toBe(0);
    expect(divergence(fair, certain)).toBe(Number.POSITIVE_INFINITY);
  });
});
