import { describe, expect, it } from 'vitest';
import { proportion } from './proportion.ts';

describe('a proportion and its interval', () => {
  // Newcombe, « Two-sided confidence intervals for the single proportion », Statistics in Medicine 17 (1998), table I, method 3
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%i of %i', (right, count, low, high) => {
    const found = proportion(right, count);
    expect(found.share).toBeCloseTo(right / count, 12);
    expect(found.low).toBeCloseTo(low, 4);
    expect(found.high).toBeCloseTo(high, 4);
  });

  it('of nothing is anything', () => {
    expect(proportion(0, 0)).toMatchObject({ low: 0, high: 1 });
  });
});
