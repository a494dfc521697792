/**
 * Number formats as shares of bits. Floating point: IEEE 754 for fp32, fp16 and, cut short, tf32 and bf16; OCP FP8
 * (Micikevicius et al. 2022) for e5m2 and e4m3, which gives its infinities up; OCP MX (Rouhani et al. 2023) for e2m1,
 * which has neither infinities nor NaN.
 */
interface Floating {
  readonly name: string;
  readonly exponent: number;
  readonly mantissa: number;
  /** codes of the highest exponent that are not numbers: all, the last mantissa alone, or none */
  readonly reserved: 'all' | 'last' | 'none';
  /** bits that the number occupies in memory, where it is more than it uses */
  readonly stored?: number;
}
interface Whole {
  readonly name: string;
  /** bits after the sign, two's complement */
  readonly magnitude: number;
}
export type Format = Floating | Whole;

export const FORMATS: readonly Format[] = [
  { name: 'FP32', exponent: 8, mantissa: 23, reserved: 'all' },
  { name: 'TF32', exponent: 8, mantissa: 10, reserved: 'all', stored: 32 },
  { name: 'BF16', exponent: 8, mantissa: 7, reserved: 'all' },
  { name: 'FP16', exponent: 5, mantissa: 10, reserved: 'all' },
  { name: 'FP8 E4M3', exponent: 4, mantissa: 3, reserved: 'last' },
  { name: 'FP8 E5M2', exponent: 5, mantissa: 2, reserved: 'all' },
  { name: 'INT8', magnitude: 7 },
  { name: 'FP4 E2M1', exponent: 2, mantissa: 1, reserved: 'none' },
  { name: 'INT4', magnitude: 3 },
];

export interface Bits {
  readonly sign: 1;
  readonly exponent: number;
  readonly mantissa: number;
  /** kept in memory, not used */
  readonly unused: number;
}

/** An integer has no exponent: all its bits but the sign carry its value. */
export function bitsOf(format: Format): Bits {
  if ('magnitude' in format) return { sign: 1, exponent: 0, mantissa: format.magnitude, unused: 0 };
  const { exponent, mantissa, stored } = format;
  return { sign: 1, exponent, mantissa, unused: (stored ?? 1 + exponent + mantissa) - 1 - exponent - mantissa };
}

const bias = ({ exponent }: Floating) => 2 ** (exponent - 1) - 1;

export function largest(format: Format): number {
  if ('magnitude' in format) return 2 ** format.magnitude - 1;
  const { exponent, mantissa, reserved } = format;
  const top = 2 ** exponent - 1 - bias(format) - (reserved === 'all' ? 1 : 0);
  return (2 - 2 ** -mantissa * (reserved === 'last' ? 2 : 1)) * 2 ** top;
}

/** Smallest positive number, subnormal included; the unit for an integer. */
export function smallest(format: Format): number {
  return 'magnitude' in format ? 1 : 2 ** (1 - bias(format) - format.mantissa);
}

/** Smallest positive number kept with full precision. */
export function smallestNormal(format: Format): number {
  return 'magnitude' in format ? 1 : 2 ** (1 - bias(format));
}

/** From 1 to the next number: the precision, relative to the number; the unit for an integer. */
export function stepAfterOne(format: Format): number {
  return 'magnitude' in format ? 1 : 2 ** -format.mantissa;
}
