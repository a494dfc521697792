import { expect, it } from 'vitest';
import { decimal, operand, points, share, tiny, wholePercent } from './figures.ts';

it('writes decimals with the language’s comma and a true minus', () => {
  expect(decimal('fr', -1.2345)).toBe('−1,235');
  expect(decimal('en', 1.2)).toBe('1.200');
  expect(decimal('en', -0.0001)).toBe('0.000');
  expect(decimal('fr', Number.NEGATIVE_INFINITY)).toBe('−∞');
  expect(operand('fr', -0.5, 1)).toBe('(−0,5)');
});

it('never rounds a possible event to impossible', () => {
  expect(share('en', 0.1234)).toBe('12.3%');
  expect(share('en', 0.0002)).toBe('<\u00a00.1%');
  expect(share('en', 0)).toBe('0.0%');
});

it('never rounds a probable event to certain', () => {
  expect(share('en', 0.9994)).toBe('99.9%');
  expect(share('en', 0.9999)).toBe('>\u00a099.9%');
  expect(share('fr', 0.999, 0)).toBe('>\u00a099\u00a0%');
  expect(share('en', 1)).toBe('100.0%');
  // weights whose float32 sum misses 1 by its rounding
  expect(share('en', Math.fround(1) - 2 ** -24)).toBe('100.0%');
});

it('signs differences in points', () => {
  expect(points('fr', 0.0123)).toBe('+1,2');
  expect(points('fr', -0.0123)).toBe('−1,2');
  expect(points('fr', 0.0001)).toBe('0,0');
});

it('writes very small magnitudes as powers of ten', () => {
  expect(tiny('fr', 2.4e-7)).toBe('2\u00a0×\u00a010⁻⁷');
  expect(tiny('en', 0)).toBe('0');
  expect(tiny('fr', 9.7e-8)).toBe('1\u00a0×\u00a010⁻⁷');
  expect(tiny('en', 10)).toBe('10');
  expect(tiny('fr', 0.0123)).toBe('0,012');
  expect(tiny('en', 0.00099)).toBe('1\u00a0×\u00a010⁻³');
  expect(tiny('en', Number.POSITIVE_INFINITY)).toBe('∞');
});

it('writes one score one way, and 100 % for nothing but all of it', () => {
  expect([6 / 7, 2 / 3, 0.29, 0.999, 1, 0].map(wholePercent)).toEqual([0.85, 0.66, 0.29, 0.99, 1, 0]);
});
