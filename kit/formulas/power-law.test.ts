import { expect, it } from 'vitest';
import { hoffmannLimit, hoffmannLoss, kaplanLoss, MEASURED } from './power-law.ts';

/** The printed formulas in CPython's `decimal`, 40 digits: size, Kaplan L(N), L(D), Hoffmann L(N, ∞), L(∞, D). */
const REFERENCE = [
  [1e7, 3.3711702, 4.3609128, 3.3841571, 6.1932359],
  [1e9, 2.3756402, 2.8156418, 2.0439596, 2.9302941],
  [1e11, 1.6740972, 1.817931, 1.7639526, 2.0316053],
  [1e13, 1.1797247, 1.1737548, 1.7054508, 1.7840859],
] as const;

it.each(REFERENCE)('agrees with the published fits at %d', (size, kaplanN, kaplanD, hoffmannN, hoffmannD) => {
  expect(kaplanLoss('parameters', size)).toBeCloseTo(kaplanN, 6);
  expect(kaplanLoss('tokens', size)).toBeCloseTo(kaplanD, 6);
  expect(hoffmannLimit('parameters', size)).toBeCloseTo(hoffmannN, 6);
  expect(hoffmannLimit('tokens', size)).toBeCloseTo(hoffmannD, 6);
});

it('is straight for Kaplan: every decade keeps 10^−α of the loss', () => {
  for (const size of [1e7, 1e9, 1e12]) {
    expect(kaplanLoss('parameters', 10 * size) / kaplanLoss('parameters', size)).toBeCloseTo(0.8395, 4);
    expect(kaplanLoss('tokens', 10 * size) / kaplanLoss('tokens', size)).toBeCloseTo(0.8035, 4);
  }
});

it('never goes through the floor for Hoffmann, and reaches it only in the limit', () => {
  expect(hoffmannLimit('parameters', 1e30)).toBeGreaterThan(1.69);
  expect(hoffmannLoss(Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY)).toBe(1.69);
});

it('adds up, for Chinchilla, to the loss that the chapter prints', () => {
  expect(hoffmannLoss(70e9, 1.4e12)).toBeCloseTo(1.937, 3);
});

it('knows ranges in the right order', () => {
  for (const paper of Object.values(MEASURED))
    for (const [low, high] of Object.values(paper)) expect(low).toBeLessThan(high);
});
