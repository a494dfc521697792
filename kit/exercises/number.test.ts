import { describe, expect, test } from 'vitest';
import { echoNumber, isTwofold, parseNumber } from './number.ts';

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
    ['\u0661\u0662,\u0665', 'fr', 12.5],
    ['\u06f1\u06f2', 'en', 12],
    ['2 \\times 10^{3}', 'fr', 2000],
    ['2\\cdot 3', 'en', 6],
    ['1,5/3', 'fr', 0.5],
    ['2×1024', 'fr', 2048],
    ['64×1000', 'fr', 64000],
    ['3*107', 'fr', 321],
    ['1,5 × 2 + 1', 'fr', 4],
    ['(1 + 2)·4', 'en', 12],
    ['0.29*100', 'en', 29],
    ['-2^2', 'fr', -4],
    ['2 x 3 x 4', 'fr', 24],
    ['6/2*3', 'fr', 9],
    ['10⁻⁴', 'fr', 1e-4],
    ['1½', 'fr', 1.5],
    ['2×½', 'fr', 1],
    ['３，５', 'fr', 3.5],
    ['𝟏𝟐', 'en', 12],
    ['–3', 'fr', -3],
    ['10 − 4', 'fr', 6],
    ['1’234,5', 'fr', 1234.5],
    ['0,123 456', 'fr', 0.123456],
    ['1/3 × 3', 'fr', 1],
    ['(2/3)*3', 'en', 2],
    ['0,1 + 0,2 − 0,3', 'fr', 0],
    ['2·0,5', 'fr', 1],
    ['1 234,567', 'en', 1234.567],
  ] as const)('%j in %s is %d', (text, locale, value) => {
    expect(parseNumber(text, locale)?.value).toBeCloseTo(value, 12);
    expect(parseNumber(text, locale)?.percent).toBe(false);
  });

  test.each(['12 %.', '12 %', '12%', `12${NNB}%`, '12,0 %'])('%j is a percentage', (text) => {
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
    '1·000',
    '1·05',
    '1 × 01',
    'NaN',
    'Infinity',
    '1e999',
    ',',
    '%',
    '12,34.5,6',
    '0x105',
    '0b1',
    '3 000 00',
    '1 234 5',
    '3×10-4',
    '3.10^-4',
    '3.10-4',
    '3 × 10 -4',
    '10-4',
    '1–3',
    '3--2',
    '10₂',
    '50 % + 10 %',
    '1 + 20 %',
    '5 10^3',
    '10^-999',
    '1e-999',
    '1/(1/0)',
    '2^3^2',
    '1:2',
    '(1',
    '1)',
    '∞',
  ])('%j is refused', (text) => {
    expect(parseNumber(text, 'fr')).toBeNull();
    expect(parseNumber(text, 'en')).toBeNull();
  });
});

test('in English a comma before spaced groups has two readings', () => {
  for (const text of ['1,234 567', '1,000 000', "1,234'567"]) expect(parseNumber(text, 'en')).toBeNull();
  expect(parseNumber('1,234 567', 'fr')?.value).toBe(1.234567);
});

test('what is worked out is whole where it should be', () => {
  for (const text of ['1/3*3', '(2/3)*3', '0,29*100', '7/2*2'])
    expect(Number.isInteger(parseNumber(text, 'fr')?.value)).toBe(true);
});

test('a sign that ends with an s is no plural: 3 m are not 3 ms', () => {
  expect(parseNumber('3 ms', 'fr', ['ms'])?.value).toBe(3);
  expect(parseNumber('3 s', 'fr', ['s'])?.value).toBe(3);
  for (const text of ['3 m', '3 s', '3'])
    expect(parseNumber(text, 'fr', ['ms'])?.value).toBe(text === '3' ? 3 : undefined);
});

test('what the field shows after the number may be typed too, in either language; another word may not', () => {
  const units = ['millions', 'million'];
  for (const text of ['12,6 millions', '12,6 million', '12,6 Millions', '12,6\u00a0millions'])
    expect(parseNumber(text, 'fr', units)?.value).toBe(12.6);
  for (const text of ['millions', '12,6 milliards', '12,6 millions de', 'millions 12'])
    expect(parseNumber(text, 'fr', units)).toBeNull();
});

test('an exponent lost in a copy is told from a difference', () => {
  for (const text of ['3×10-4', '10-4', '2,5 · 10−12', '3 x 10 -4', '3.10^-4', '3.10⁻⁴', '1,5.10^3', '3.10-4'])
    expect(isTwofold(text)).toBe(true);
  for (const text of ['3×10^-4', '10 - 4', '110-4', 'abc', '3.1^2']) expect(isTwofold(text)).toBe(false);
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
