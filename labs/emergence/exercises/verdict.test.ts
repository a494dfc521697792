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

it('the errors of one seed of 15k gather in the same sums: more are right than its share of digits says', () => {
  const of = (measure: string) => mean({ ...five, size: '15k', seed: 1 }, measure);
  expect(of('exact')).toBeCloseTo(0.54, 9);
  expect(of('byShare')).toBeCloseTo(0.271, 3);
});

it('three seeds of every size up to 27k were asked', () => {
  for (const size of ['3k', '4k', '6k', '8k', '10k', '15k', '27k'])
    expect(rows({ ...five, size }), size).toHaveLength(3);
});

it('at 8k two seeds have learnt five digits and the third has not, whichever measure counts', () => {
  const of = (seed: number, measure: string) => mean({ ...five, size: '8k', seed }, measure);
  const near = { likelihood: [-1.478, -1.595, -7.633], digit: [0.879, 0.864, 0.471], exact: [0.47, 0.4, 0.01] };
  for (const [measure, values] of Object.entries(near)) {
    for (const [i, seed] of [1, 2, 1337].entries()) expect(of(seed, measure)).toBeCloseTo(values[i] ?? Number.NaN, 3);
  }
});

it('no sum of a hundred at 4k, where the product is not zero; 109k falls behind 27k', () => {
  expect(mean({ ...five, size: '4k' }, 'exact')).toBe(0);
  expect(mean({ ...five, size: '4k' }, 'product')).toBeGreaterThan(0);
  const exact = (size: string) => mean({ ...five, size, seed: 1337 }, 'exact');
  expect(exact('109k')).toBeLessThan(exact('27k'));
});
