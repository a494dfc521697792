import { describe, expect, it } from 'vitest';
import { randomStream, splitMix64, uniformAt } from './random.ts';

describe('SplitMix64', () => {
  it('gives the published outputs for seed 1234567', () => {
    // reference outputs of the C implementation by Sebastiano Vigna (prng.di.unimi.it/splitmix64.c)
    expect([0, 1, 2, 3, 4].map((n) => splitMix64(1234567, n))).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
  });

  it('takes any safe integer as seed, negative ones too', () => {
    expect(splitMix64(-1, 0)).not.toBe(splitMix64(1, 0));
    expect(uniformAt(Number.MAX_SAFE_INTEGER, 3)).toBeLessThan(1);
  });
});

describe('uniform numbers', () => {
  it('lie in [0, 1) with mean 1/2 and variance 1/12', () => {
    const next = randomStream(42);
    const sample = Array.from({ length: 20_000 }, next);
    expect(Math.min(...sample)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...sample)).toBeLessThan(1);
    const mean = sample.reduce((sum, x) => sum + x, 0) / sample.length;
    const variance = sample.reduce((sum, x) => sum + (x - mean) ** 2, 0) / sample.length;
    expect(mean).toBeCloseTo(0.5, 2);
    expect(variance).toBeCloseTo(1 / 12, 2);
  });

  it('are the stream, one after the other', () => {
    const next = randomStream(9);
    expect([next(), next(), next()]).toEqual([uniformAt(9, 0), uniformAt(9, 1), uniformAt(9, 2)]);
  });
});
