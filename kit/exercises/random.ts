/** Seeded variants: the seed comes from who learns, what, and which variant; a teacher can draw the same one again. */
import { randomStream } from '../math/random.ts';
import type { Exercise, Random, Values, Variant } from './types.ts';

const OFFSET = 0xcbf29ce484222325n;
const PRIME = 0x100000001b3n;

/** FNV-1a, 64 bits over UTF-8, of which the upper 53 are kept so that the seed is a safe integer. */
export function hash53(text: string): number {
  let hash = OFFSET;
  for (const byte of new TextEncoder().encode(text)) hash = ((hash ^ BigInt(byte)) * PRIME) & 0xffffffffffffffffn;
  return Number(hash >> 11n);
}

/** `learner` is '' for the variant that is the same for everybody. */
export function variantSeed(learner: string, exercise: string, variant: number): number {
  return hash53(`${learner}/${exercise}/${variant}`);
}

export function seededRandom(seed: number): Random {
  const uniform = randomStream(seed);
  const integer = (from: number, to: number) => from + Math.floor(uniform() * (to - from + 1));
  // Box–Muller; 1 − u is never 0
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    seed,
    uniform,
    integer,
    pick: <T>(list: readonly T[]) => list[integer(0, list.length - 1)] as T,
    shuffle: <T>(list: readonly T[]) => {
      const out = [...list];
      for (let i = out.length - 1; i > 0; i--) {
        const j = integer(0, i);
        [out[i], out[j]] = [out[j] as T, out[i] as T];
      }
      return out;
    },
    normal,
    matrix: (rows, columns) => Array.from({ length: rows }, () => Array.from({ length: columns }, normal)),
  };
}

const NONE: Values = {};

export function variantOf(exercise: Exercise, seed: number): Variant {
  return { seed, values: exercise.variant?.(seededRandom(seed)) ?? NONE };
}
