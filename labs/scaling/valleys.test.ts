/** The profiles against numpy and scipy (training/scaling/golden_laws.py) and against the family's card. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { family } from './recorded.ts';
import { profiles } from './valleys.ts';

const { valleys } = JSON.parse(readFileSync('tests/golden/scaling-laws.json', 'utf8')) as {
  valleys: { bottom?: number; slope?: number; interval: [number, number]; scatter?: [number, number] }[];
};
const card = JSON.parse(readFileSync('public/models/scaling/training-results.json', 'utf8')) as {
  fits: { isoflop: { bottom: { effective: number; bits_per_byte: number } }[]; compute: { size_exponent: number } };
};
const { all, slope, interval, scatter } = profiles(await family());

it('has its bottoms where numpy and the card have them', () => {
  expect(all).toHaveLength(4);
  all.forEach((profile, b) => {
    const row = valleys[b];
    expect((profile.valley?.bottom.x ?? 0) / (row?.bottom ?? 1)).toBeCloseTo(1, 8);
    expect((profile.interval?.low ?? 0) / (row?.interval[0] ?? 1)).toBeCloseTo(1, 6);
    expect((profile.interval?.high ?? 0) / (row?.interval[1] ?? 1)).toBeCloseTo(1, 6);
    const { bottom } = card.fits.isoflop[b] ?? { bottom: { effective: 0, bits_per_byte: 0 } };
    expect(profile.valley?.bottom.x).toBeCloseTo(bottom.effective, -1);
    expect(profile.valley?.bottom.y).toBeCloseTo(bottom.bits_per_byte, 4);
  });
});

it('has the slope of scipy and of the card', () => {
  const last = valleys.at(-1);
  expect(slope).toBeCloseTo(last?.slope ?? 0, 8);
  expect(slope).toBeCloseTo(card.fits.compute.size_exponent, 4);
  expect([interval.low, interval.high]).toEqual(last?.interval.map((edge) => expect.closeTo(edge, 6)));
  expect([scatter.low, scatter.high]).toEqual(last?.scatter?.map((edge) => expect.closeTo(edge, 5)));
});
