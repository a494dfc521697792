/** Seeds that a reader may choose: those of NumPy, so that what is drawn here can be drawn there. */
export const MAX_SEED = 2 ** 32 - 1;

/** A whole number from 0 to MAX_SEED, in digits; null otherwise. */
export function readSeed(text: string | null): number | null {
  return text !== null && /^\d+$/.test(text) && Number(text) <= MAX_SEED ? Number(text) : null;
}

export const nextSeed = (seed: number): number => (seed + 1) % (MAX_SEED + 1);
