/**
 * Exact match over an answer of k tokens, each right with probability p independently of the others: p^k (Schaeffer et
 * al. 2023, §2).
 */
export const LENGTHS = [1, 2, 4, 8] as const;

export function exactMatch(tokenAccuracy: number, length: number): number {
  return tokenAccuracy ** length;
}

/** Per-token accuracy at which half of the answers are wholly right: 2^{−1/k}. */
export function halfway(length: number): number {
  return 0.5 ** (1 / length);
}
