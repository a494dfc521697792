/**
 * Seeded randomness: SplitMix64 (Steele, Lea & Flood, « Fast splittable pseudorandom number generators », OOPSLA 2014).
 * It is counter-based: the n-th number depends on (seed, n) alone.
 */
const MASK = (1n << 64n) - 1n;
const GAMMA = 0x9e3779b97f4a7c15n;

/** The n-th (n ≥ 0) 64-bit output of SplitMix64 started at `seed` (any safe integer). */
export function splitMix64(seed: number, n: number): bigint {
  let z = (BigInt(seed) + BigInt(n + 1) * GAMMA) & MASK;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return z ^ (z >> 31n);
}

/** Uniform in [0, 1), 53 bits. */
export function uniformAt(seed: number, n: number): number {
  return Number(splitMix64(seed, n) >> 11n) / 2 ** 53;
}

/** The same numbers one after the other. */
export function randomStream(seed: number): () => number {
  let n = 0;
  return () => uniformAt(seed, n++);
}
