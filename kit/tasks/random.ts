/**
 * Seeded draws, bit for bit those of training/reasoner/rng.py: mulberry32 (Tommy Ettinger, public domain).
 * Seeds of training are even, those drawn here odd: no prompt made in the page was ever trained on.
 */

/** A 32-bit hash of integers (MurmurHash3's steps). */
export function mix(...values: readonly number[]): number {
  let h = 0x9e3779b9;
  for (const value of values) {
    let k = Math.imul(value, 0xcc9e2d51);
    k = (k << 15) | (k >>> 17);
    h ^= Math.imul(k, 0x1b873593);
    h = (h << 13) | (h >>> 19);
    h = (Math.imul(h, 5) + 0xe6546b64) | 0;
  }
  h ^= h >>> 16;
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** Seed of one draw that is not training: odd. */
export function evaluationSeed(...values: readonly number[]): number {
  return (mix(...values) | 1) >>> 0;
}

/** The stream of one seed. */
export class TaskRandom {
  #state: number;

  constructor(seed: number) {
    this.#state = seed | 0;
  }

  /** the next 32-bit integer, 0 … 2³² − 1 */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    const a = this.#state;
    let t = Math.imul(a ^ (a >>> 15), a | 1);
    t = (t + Math.imul(t ^ (t >>> 7), t | 61)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** an integer in [0, n) */
  below(n: number): number {
    return Math.floor((this.next() * n) / 0x1_0000_0000);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  /** `count` different items in random order (first steps of Fisher–Yates) */
  sample<T>(items: readonly T[], count: number): T[] {
    const pool = [...items];
    for (let i = 0; i < count; i++) {
      const j = i + this.below(pool.length - i);
      [pool[i], pool[j]] = [pool[j] as T, pool[i] as T];
    }
    return pool.slice(0, count);
  }

  shuffle<T>(items: readonly T[]): T[] {
    return this.sample(items, items.length);
  }
}
