/**
 * Seeded randomness: SplitMix64 (Steele, Lea & Flood, « Fast splittable pseudorandom number generators », OOPSLA 2014).
 * It is counter-based: the n-th number depends on (seed, n) alone.
 */

/** High half of the product of two whole numbers of 32 bits. */
function highProduct(a: number, b: number): number {
  const [a0, a1, b0, b1] = [a & 0xffff, a >>> 16, b & 0xffff, b >>> 16];
  const middle = a1 * b0 + ((a0 * b0) >>> 16);
  return a1 * b1 + (middle >>> 16) + ((a0 * b1 + (middle & 0xffff)) >>> 16);
}

/**
 * Uniform in [0, 1): the 53 high bits of the n-th (n ≥ 0) output of SplitMix64 started at `seed` (any safe integer), in
 * halves of 32 bits. Weights are drawn by the hundred thousand, and BigInts would leave as many objects to collect.
 */
export function uniformAt(seed: number, n: number): number {
  let high = 0;
  let low = 0;
  const multiply = (h: number, l: number) => {
    high = (highProduct(low >>> 0, l) + Math.imul(high, l) + Math.imul(low, h)) | 0;
    low = Math.imul(low, l);
  };
  const fold = (shift: number) => {
    low ^= (low >>> shift) | (high << (32 - shift));
    high ^= high >>> shift;
  };
  const count = n + 1;
  high = Math.floor(count / 2 ** 32) | 0;
  low = count | 0;
  multiply(0x9e3779b9, 0x7f4a7c15);
  const sum = (low >>> 0) + (seed >>> 0);
  high = (high + Math.floor(seed / 2 ** 32) + (sum >= 2 ** 32 ? 1 : 0)) | 0;
  low = sum | 0;
  fold(30);
  multiply(0xbf58476d, 0x1ce4e5b9);
  fold(27);
  multiply(0x94d049bb, 0x133111eb);
  fold(31);
  return ((high >>> 0) * 2 ** 21 + (low >>> 11)) / 2 ** 53;
}

/** The same numbers one after the other. */
export function randomStream(seed: number): () => number {
  let n = 0;
  return () => uniformAt(seed, n++);
}
