import { describe, expect, it } from 'vitest';
import { randomStream, uniformAt } from './random.ts';

/** The definition, in 64 bits. */
function splitMix64(seed: number, n: number): bigint {
  const mask = (1n << 64n) - 1n;
  let z = (BigInt(seed) + BigInt(n + 1) * 0x9e3779b97f4a7c15n) & mask;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & mask;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & mask;
  return z ^ (z >> 31n);
}

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
  it('are the 53 high bits of SplitMix64, whatever the seed and the place', () => {
    const seeds = [0, 1, -1, -7, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 40 + 12_345, 451_839_740_680_931];
    const ends = [Number.MAX_SAFE_INTEGER, -Number.MAX_SAFE_INTEGER];
    const places = [...Array.from({ length: 200 }, (_, n) => n), 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1, 2 ** 32, 2 ** 45];
    for (const seed of [...seeds, ...ends])
      for (const n of places) expect(uniformAt(seed, n)).toBe(Number(splitMix64(seed, n) >> 11n) / 2 ** 53);
  });

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
