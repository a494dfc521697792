/** Fits against scipy's: tests/golden/scaling-laws.json (training/scaling/golden_laws.py), on the family's own losses. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type Form, fitPowerLaw, fitStraight, fitWithFloor, powerLawAt } from './fit-power-law.ts';

const card = JSON.parse(readFileSync('public/models/scaling/training-results.json', 'utf8')) as {
  runs: { size: string; steps: number; effective: number; bits_per_byte: number }[];
};
const { predictions } = JSON.parse(readFileSync('tests/golden/scaling-laws.json', 'utf8')) as {
  predictions: { length: number; count: string; form: Form; held: number; out: number[]; law: number[] }[];
};
const STEPS = [160, 640, 2560];

it.each(predictions.filter(({ count }) => count === 'effective'))('$form, length $length, held out $held', (row) => {
  const runs = card.runs.filter(({ steps }) => steps === STEPS[row.length]);
  const points = runs.map((run) => ({ x: run.effective, y: run.bits_per_byte }));
  const law = fitPowerLaw(
    row.form,
    points.filter((_, i) => i !== row.held && !row.out.includes(i)),
  );
  const [floor = 0, scale = 0, exponent = 0] = row.law;
  expect(law.exponent).toBeCloseTo(exponent, 6);
  expect(law.floor).toBeCloseTo(floor, 5);
  expect(law.scale / scale).toBeCloseTo(1, 4);
});

it('finds the law that the points come from', () => {
  const law = { floor: 1.69, scale: 406.4, exponent: 0.34 };
  const points = [1e7, 1e8, 1e9, 1e10].map((x) => ({ x, y: powerLawAt(law, x) }));
  const found = fitWithFloor(points);
  expect(found.floor).toBeCloseTo(1.69, 6);
  expect(found.exponent).toBeCloseTo(0.34, 6);
});

it('is the chapter’s line through two points, which goes under the floor', () => {
  // « la droite qui passe sous le plancher »: 2.4644 at 10⁸, 2.0440 at 10⁹
  const law = fitStraight([
    { x: 1e8, y: 2.4644 },
    { x: 1e9, y: 2.044 },
  ]);
  expect(powerLawAt(law, 1e10)).toBeCloseTo(1.695, 3);
  expect(powerLawAt(law, 1e12)).toBeCloseTo(1.166, 3);
});

it('gives no negative term: losses that rise are a floor alone', () => {
  const found = fitWithFloor([1, 10, 100].map((x) => ({ x, y: Math.log10(x) + 1 })));
  expect(found.scale).toBe(0);
  expect(found.floor).toBeCloseTo(2, 12);
});
