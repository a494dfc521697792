/** A share counted on a sample, with its uncertainty. */
export interface Proportion {
  readonly right: number;
  readonly count: number;
  /** right / count; NaN for an empty sample */
  readonly share: number;
  /** 95 % interval */
  readonly low: number;
  readonly high: number;
}

/** 97.5th percentile of the normal distribution */
const Z = 1.959964;

/** With Wilson's score interval (1927), which stays within 0 and 1 and is honest for small samples. */
export function proportion(right: number, count: number): Proportion {
  if (count === 0) return { right, count, share: Number.NaN, low: 0, high: 1 };
  const share = right / count;
  const scale = 1 + Z ** 2 / count;
  const middle = (share + Z ** 2 / (2 * count)) / scale;
  const half = (Z * Math.sqrt((share * (1 - share)) / count + Z ** 2 / (4 * count ** 2))) / scale;
  return { right, count, share, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}
