/**
 * The roofline of a processor (Williams et al. 2009; the chapter's eq-roofline): min(P, β·I). Operations and bytes per
 * second.
 */
export interface Processor {
  readonly name: string;
  /** dense 16-bit operations per second, from the maker's data sheet */
  readonly power: number;
  /** bytes per second of its high-bandwidth memory */
  readonly bandwidth: number;
}

export const A100: Processor = { name: 'A100', power: 312e12, bandwidth: 2.039e12 };
export const H100: Processor = { name: 'H100', power: 989e12, bandwidth: 3.35e12 };
export const B200: Processor = { name: 'B200', power: 2250e12, bandwidth: 8e12 };
export const RTX_4090: Processor = { name: 'RTX 4090', power: 165.2e12, bandwidth: 1.008e12 };

/** @param intensity operations per byte read or written */
export function attainable({ power, bandwidth }: Processor, intensity: number): number {
  return Math.min(power, bandwidth * intensity);
}

/** Intensity from which memory is no longer the limit. */
export function ridge({ power, bandwidth }: Processor): number {
  return power / bandwidth;
}

/** Writing one token for each of `batch` conversations: two operations per two-byte weight and conversation. */
export function decodingIntensity(batch: number): number {
  return (2 * batch) / 2;
}

/** Product of two n×n matrices in 16 bits: 2n³ operations, three matrices of 2n² bytes through memory once. */
export function productIntensity(n: number): number {
  return (2 * n ** 3) / (3 * 2 * n ** 2);
}
