import { expect, it } from 'vitest';
import { exactMatch, halfway, LENGTHS } from './exact-match-mirage.ts';

/** The table of the chapter, by repeated multiplication on paper: p, then p², p⁴, p⁸. */
const REFERENCE = [
  [0.5, 0.25, 0.0625, 0.00390625],
  [0.8, 0.64, 0.4096, 0.16777216],
  [0.9, 0.81, 0.6561, 0.43046721],
  [0.95, 0.9025, 0.81450625, 0.6634204312890625],
  [0.99, 0.9801, 0.96059601, 0.9227446944279201],
] as const;

it.each(REFERENCE)('agrees with products by hand for p = %d', (p, ...powers) => {
  expect(exactMatch(p, 1)).toBe(p);
  LENGTHS.slice(1).forEach((length, i) => {
    expect(exactMatch(p, length)).toBeCloseTo(powers[i]!, 12);
  });
});

it('puts the middle of the climb later for longer answers', () => {
  [0.5, Math.SQRT1_2, 0.840896, 0.917004].forEach((p, i) => {
    expect(halfway(LENGTHS[i]!)).toBeCloseTo(p, 6);
  });
});
