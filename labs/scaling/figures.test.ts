import { expect, it } from 'vitest';
import { bounds, coefficient, large, signed } from './figures.ts';

it('writes counts that may be large', () => {
  expect([0, 999, 9936, 999_600, 1_255_424, 72.2e9, 1.33e12, 5.76e23].map((n) => large('fr', n))).toEqual([
    '0',
    '999',
    '9,94\u00a0k',
    '1\u00a0M',
    '1,26\u00a0M',
    '72,2\u00a0Md',
    '1\u202f330\u00a0Md',
    '5,76\u00a0×\u00a010²³',
  ]);
  expect([9936, 1.33e12].map((n) => large('en', n))).toEqual(['9.94k', '1,330bn']);
});

it('writes intervals, gaps and coefficients', () => {
  expect(bounds({ low: 1, high: 2 }, String, 'fr')).toBe('[1\u202f; 2]');
  expect(bounds({ low: 1, high: 2 }, String, 'en')).toBe('[1, 2]');
  expect([0.0213, -0.045, 0.0001].map((part) => signed('en', part))).toEqual(['+2.1%', '−4.5%', '0.0%']);
  expect([0, 7.5648, 0.00004].map((value) => coefficient('en', value))).toEqual([
    '0',
    '7.565',
    '4.00\u00a0×\u00a010⁻⁵'.replace('4.00', '4'),
  ]);
});
