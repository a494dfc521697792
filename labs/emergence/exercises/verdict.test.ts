/** What the choices assert, on numpy's measures of the kept answers (tests/golden/emergence.json). */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

type Row = Readonly<Record<string, number | string>>;
const golden = JSON.parse(readFileSync('tests/golden/emergence.json', 'utf8')) as readonly Row[];
const rows = (wanted: Row) =>
  golden.filter((row) => Object.entries(wanted).every(([key, value]) => row[key] === value));
const mean = (wanted: Row, measure: string) => {
  const values = rows(wanted).map((row) => Number(row[measure]));
  return values.reduce((sum, value) => sum + value, 0) / values.length;
};
const five = { digits: 5, carry: 'any' } as const;

it('one seed of 6k adds two digits, another does not', () => {
  const two = { digits: 2, carry: 'any', size: '6k' } as const;
  expect(mean({ ...two, seed: 1 }, 'exact')).toBeCloseTo(0.91, 9);
  expect(mean({ ...two, seed: 2 }, 'exact')).toBeCloseTo(0.09, 9);
});

it.each(['8k', '10k', '109k'])('p to the power k is within five points of the exact match of %s', (size) => {
  for (const row of rows({ ...five, size })) {
    expect(Math.abs(Number(row['byShare']) - Number(row['exact']))).toBeLessThan(0.05);
  }
});

it('from 6k to 8k the likelihood makes more than half of its climb, and the share of digits its steepest step', () => {
  const sizes = [...new Set(rows(five).map((row) => String(row['size'])))];
  for (const measure of ['likelihood', 'digit']) {
    const curve = sizes.map((size) => mean({ ...five, size }, measure));
    const rises = curve.slice(1).map((value, i) => value - (curve[i] ?? Number.NaN));
    const steepest = rises.indexOf(Math.max(...rises));
    expect([sizes[steepest], sizes[steepest + 1]]).toEqual(['6k', '8k']);
    const climb = (curve.at(-1) ?? Number.NaN) - (curve[0] ?? Number.NaN);
    expect((rises[steepest] ?? 0) / climb).toBeGreaterThan(0.5);
  }
});

it('no sum of a hundred at 4k, where the product is not zero; 109k falls behind 27k', () => {
  expect(mean({ ...five, size: '4k' }, 'exact')).toBe(0);
  expect(mean({ ...five, size: '4k' }, 'product')).toBeGreaterThan(0);
  const exact = (size: string) => mean({ ...five, size, seed: 1337 }, 'exact');
  expect(exact('109k')).toBeLessThan(exact('27k'));
});
