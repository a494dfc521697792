import { describe, expect, it } from 'vitest';
import {
  HEAD_DIMS,
  KEYS,
  normalisedEntropy,
  normals,
  saturation,
  saturationCurve,
  softmax,
} from './softmax-saturation.ts';

/**
 * Plain dot products in CPython 3.11 (`random.gauss`, seed 7; 60,000, 40,000 and 8,000 draws): per d_k, mean and
 * standard error of the largest weight and of the normalised entropy, without the division, then with it.
 */
const REFERENCE: readonly [headDim: number, ...(readonly [mean: number, error: number])[]][] = [
  [4, [0.42406, 0.00085], [0.63879, 0.00084], [0.23368, 0.00048], [0.85972, 0.00044]],
  [8, [0.56292, 0.0011], [0.4717, 0.00103], [0.24018, 0.00054], [0.85487, 0.00046]],
  [64, [0.84785, 0.00202], [0.14515, 0.00162], [0.24631, 0.00104], [0.85085, 0.0008]],
];

describe('saturation', () => {
  it.each(REFERENCE)('agrees with plain dot products for d_k = %i', (headDim, ...expected) => {
    const { raw, scaled } = saturation(headDim);
    [raw.weight, raw.entropy, scaled.weight, scaled.entropy].forEach((found, i) => {
      const [mean, error] = expected[i]!;
      expect(Math.abs(found.mean - mean)).toBeLessThan(4 * Math.hypot(found.error, error));
    });
  });

  it('is the same for a seed and moves within its error for another', () => {
    expect(saturation(32, 500)).toEqual(saturation(32, 500));
    const other = saturation(32, 500, 1);
    expect(other.raw.weight.mean).not.toBe(saturation(32, 500).raw.weight.mean);
  });

  it('shrinks its standard error as 1/√draws', () => {
    const ratio = saturation(16, 500).raw.weight.error / saturation(16, 8000).raw.weight.error;
    expect(ratio).toBeGreaterThan(3.4);
    expect(ratio).toBeLessThan(4.6);
  });
});

it('the curve rises without the division and stays level with it', () => {
  const curve = saturationCurve();
  expect(curve.map((p) => p.headDim)).toEqual([...HEAD_DIMS]);
  for (let i = 1; i < curve.length; i++)
    expect(curve[i]!.raw.weight.mean).toBeGreaterThan(curve[i - 1]!.raw.weight.mean);
  const scaled = curve.map((p) => p.scaled.weight.mean);
  expect(Math.max(...scaled) - Math.min(...scaled)).toBeLessThan(0.03);
});

describe('softmax', () => {
  it('shares equally among equal scores and does not overflow', () => {
    for (const p of softmax(new Array<number>(KEYS).fill(1e4))) expect(p).toBeCloseTo(1 / KEYS, 12);
    expect(softmax([0, Math.log(3)])[1]).toBeCloseTo(0.75, 12);
  });

  it('has entropy 1 when uniform, 0 when one weight takes all', () => {
    expect(normalisedEntropy([0.25, 0.25, 0.25, 0.25])).toBeCloseTo(1, 12);
    expect(normalisedEntropy([1, 0, 0])).toBeCloseTo(0, 12);
    expect(normalisedEntropy([0.5, 0.5, 0, 0])).toBeCloseTo(0.5, 12);
  });
});

it('normals have mean 0, variance 1 and normal tails', () => {
  const next = normals(3);
  const sample = Array.from({ length: 40_000 }, next);
  const mean = sample.reduce((a, b) => a + b, 0) / sample.length;
  const variance = sample.reduce((a, b) => a + (b - mean) ** 2, 0) / sample.length;
  const within = sample.filter((v) => Math.abs(v) < 1.96).length / sample.length;
  expect(Math.abs(mean)).toBeLessThan(4 / Math.sqrt(40_000));
  expect(Math.abs(variance - 1)).toBeLessThan(4 * Math.sqrt(2 / 40_000));
  expect(Math.abs(within - 0.95)).toBeLessThan(0.0045);
});
