import { describe, expect, test } from 'vitest';
import { echoNumber, parseNumber } from './number.ts';

const NNB = '\u202f';

describe('parseNumber', () => {
  test.each([
    ['0,25', 'fr', 0.25],
    ['0.25', 'fr', 0.25],
    ['0,25', 'en', 0.25],
    ['0.25', 'en', 0.25],
    ['1 234', 'fr', 1234],
    [`1${NNB}234,5`, 'fr', 1234.5],
    ['1\u00a0234,5', 'fr', 1234.5],
    ['1,234.5', 'en', 1234.5],
    ['1,234.5', 'fr', 1234.5],
    ['1.234,5', 'fr', 1234.5],
    ['1.234,5', 'en', 1234.5],
    ['1,234', 'en', 1234],
    ['1,234', 'fr', 1.234],
    ['0,234', 'en', 0.234],
    ['1,234,567', 'fr', 1234567],
    ['1.234.567', 'en', 1234567],
    ['3e-4', 'fr', 3e-4],
    ['3E-4', 'en', 3e-4],
    ['3·10^-4', 'fr', 3e-4],
    ['3 × 10⁻⁴', 'fr', 3e-4],
    ['3*10**-4', 'en', 3e-4],
    ['2 × 10¹²', 'fr', 2e12],
    ['−2,5', 'fr', -2.5],
    ['-2.5', 'en', -2.5],
    ['+7', 'fr', 7],
    ['.5', 'en', 0.5],
    ['5.', 'en', 5],
    ['1/4', 'fr', 0.25],
    ['1,5/3', 'fr', 0.5],
  ] as const)('%j in %s is %d', (text, locale, value) => {
    expect(parseNumber(text, locale)?.value).toBeCloseTo(value, 12);
    expect(parseNumber(text, locale)?.percent).toBe(false);
  });

  test.each(['12 %', '12%', `12${NNB}%`, '12,0 %'])('%j is a percentage', (text) => {
    expect(parseNumber(text, 'fr')).toEqual({ value: 12, percent: true });
  });

  test.each([
    '',
    ' ',
    'abc',
    '1,23,4',
    '1..2',
    '--1',
    '1e',
    'e5',
    '1/0',
    '1/2/3',
    '1 a',
    'NaN',
    'Infinity',
    '1e999',
    ',',
    '%',
    '12,34.5,6',
  ])('%j is refused', (text) => {
    expect(parseNumber(text, 'fr')).toBeNull();
    expect(parseNumber(text, 'en')).toBeNull();
  });
});

test('what was understood is written the way of the language, and read back the same', () => {
  expect(echoNumber('fr', { value: 1234.5, percent: false })).toBe(`1${NNB}234,5`);
  expect(echoNumber('en', { value: 1234.5, percent: false })).toBe('1,234.5');
  expect(echoNumber('fr', { value: -0.5, percent: false })).toBe('−0,5');
  expect(echoNumber('en', { value: -1e-9, percent: false })).toBe('−1E−9');
  expect(echoNumber('fr', { value: 12, percent: true })).toBe(`12${NNB}%`);
  for (const value of [0.25, 1234.5, 1e-9, 3e20, -0.001])
    for (const locale of ['fr', 'en'] as const)
      expect(parseNumber(echoNumber(locale, { value, percent: false }), locale)?.value).toBeCloseTo(value, 12);
});
