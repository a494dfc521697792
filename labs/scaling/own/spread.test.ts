import { expect, it } from 'vitest';
import { lawOf } from './law.ts';
import { membersOf, SPREAD, spreadOf } from './spread.ts';

/** A straight law, ln L = 2 − 0.05·ln N, and the fifth `off` above it. */
const onTheLaw = (seed: number, off: number) => ({
  seed,
  held: [79_720, 109_488, 143_864, 182_848, 384_864].map(
    (n, size) => Math.exp(2) * n ** -0.05 * (size === 4 ? 1 + off : 1),
  ),
});

it('counts errors without sign, and the seeds whose measure is within', () => {
  // points on a line: every draw of the bootstrap is that line, and the interval has no width
  const spread = spreadOf([onTheLaw(1, 0.01), onTheLaw(2, -0.03), onTheLaw(3, 0.02)]);
  expect(spread).toMatchObject({ seeds: 3, within: 0 });
  expect(spread.median).toBeCloseTo(1 - 1 / 1.02, 9);
  expect(spread.largest).toBeCloseTo(1 / 0.97 - 1, 9);
});

it('the seeds measured are predicted within 5 %, and their interval holds for four in five at least', () => {
  expect(SPREAD.largest).toBeLessThan(0.05);
  expect(SPREAD.within).toBeGreaterThanOrEqual(0.8 * SPREAD.seeds);
  expect(SPREAD.within).toBeLessThanOrEqual(SPREAD.seeds);
  expect(lawOf(membersOf(onTheLaw(1, 0)))?.law.exponent).toBeCloseTo(0.05, 9);
});
