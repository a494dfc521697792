/** Codes as the bits that are stored. */
import { toFloat16 } from '../math/float16.ts';
import { levelsOf, type Quantised } from './quantise.ts';

/**
 * Whole numbers of `bits` bits each, one after the other, the lowest bit first in each byte; the last byte is filled
 * with zeros. Values from 0 to 2ᵇ − 1.
 */
export function packBits(values: ArrayLike<number>, bits: number): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(Math.ceil((values.length * bits) / 8));
  for (let i = 0, at = 0; i < values.length; i++) {
    for (let b = 0; b < bits; b++, at++) {
      if (((values[i] as number) >> b) & 1) out[at >> 3] = (out[at >> 3] as number) | (1 << (at & 7));
    }
  }
  return out;
}

/** The first `count` numbers of `packBits`. */
export function unpackBits(packed: Uint8Array, bits: number, count: number): Int16Array<ArrayBuffer> {
  const out = new Int16Array(count);
  for (let i = 0, at = 0; i < count; i++) {
    for (let b = 0; b < bits; b++, at++) {
      if (((packed[at >> 3] as number) >> (at & 7)) & 1) out[i] = (out[i] as number) | (1 << b);
    }
  }
  return out;
}

export interface PackedMatrix {
  readonly codes: Uint8Array<ArrayBuffer>;
  /** float16 */
  readonly scales: Uint8Array<ArrayBuffer>;
  /** empty when symmetric */
  readonly zeros: Uint8Array<ArrayBuffer>;
}

/** Symmetric codes are stored from 0 on: their least one is taken away. */
export function packMatrix({ codes, scales, zeros, config }: Quantised): PackedMatrix {
  const { lowest } = levelsOf(config);
  return {
    codes: packBits(lowest === 0 ? codes : codes.map((code) => code - lowest), config.bits),
    scales: new Uint8Array(toFloat16(scales).buffer),
    zeros: config.symmetric ? new Uint8Array(0) : packBits(zeros, config.bits),
  };
}
