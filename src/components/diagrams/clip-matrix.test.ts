import { expect, it } from 'vitest';
import { captionChoices, imageChoices, infoNceLoss, SIMILARITIES, TEMPERATURE } from './clip-matrix.ts';

/** exp(s/τ) over its sum, written out in CPython with `math.exp`, τ = 0.05. */
const ROWS = [
  [0.755535, 0.227563, 0.016902],
  [0.303047, 0.674444, 0.022508],
  [0.025111, 0.055885, 0.919005],
];
const COLUMNS = [
  [0.723131, 0.261159, 0.037378],
  [0.266025, 0.709904, 0.045653],
  [0.010844, 0.028937, 0.916969],
];

it.each([
  ['row', captionChoices, ROWS],
  ['column', imageChoices, COLUMNS],
] as const)('agrees with the definition, by %s', (_, choices, expected) => {
  const found = choices(SIMILARITIES, TEMPERATURE);
  expected.forEach((row, i) => {
    row.forEach((p, j) => {
      expect(found[i]![j]).toBeCloseTo(p, 5);
    });
  });
});

it('gives the two losses that the chapter prints', () => {
  expect(infoNceLoss(SIMILARITIES, TEMPERATURE)).toBeCloseTo(0.252022, 6);
  expect(infoNceLoss(SIMILARITIES, 1)).toBeCloseTo(1.014879, 6);
});
