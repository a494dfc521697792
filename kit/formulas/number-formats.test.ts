import { describe, expect, it } from 'vitest';
import { bitsOf, FORMATS, type Format, largest, smallest, smallestNormal, stepAfterOne } from './number-formats.ts';

/** Value of a code, field by field; NaN for what is no number. Knows nothing of the closed forms. */
function decode(code: number, format: Extract<Format, { exponent: number }>): number {
  const { exponent, mantissa, reserved } = format;
  const fraction = code % 2 ** mantissa;
  const field = Math.floor(code / 2 ** mantissa) % 2 ** exponent;
  const full = field === 2 ** exponent - 1;
  if (full && (reserved === 'all' || (reserved === 'last' && fraction === 2 ** mantissa - 1))) return Number.NaN;
  const bias = 2 ** (exponent - 1) - 1;
  return field === 0
    ? (fraction / 2 ** mantissa) * 2 ** (1 - bias)
    : (1 + fraction / 2 ** mantissa) * 2 ** (field - bias);
}

const named = (name: string) => {
  const format = FORMATS.find((candidate) => candidate.name === name);
  if (!format) throw new Error(name);
  return format;
};

describe.each(
  FORMATS.filter(
    (format): format is Extract<Format, { exponent: number }> => 'exponent' in format && format.mantissa <= 10,
  ),
)('$name', (format) => {
  const values = Array.from({ length: 2 ** (format.exponent + format.mantissa) }, (_, code) =>
    decode(code, format),
  ).filter((value) => value > 0);

  it('has the ends and the step that all of its codes have', () => {
    expect(values.reduce((a, b) => Math.max(a, b))).toBe(largest(format));
    expect(values.reduce((a, b) => Math.min(a, b))).toBe(smallest(format));
    expect(values.filter((value) => value > 1).reduce((a, b) => Math.min(a, b)) - 1).toBe(stepAfterOne(format));
  });
});

it('is the float32 of this machine', () => {
  const word = (bits: number) => new Float32Array(new Uint32Array([bits]).buffer)[0];
  expect(largest(named('FP32'))).toBe(word(0x7f7fffff));
  expect(smallest(named('FP32'))).toBe(word(1));
  expect(smallestNormal(named('FP32'))).toBe(word(0x00800000));
  expect(1 + stepAfterOne(named('FP32'))).toBe(word(0x3f800001));
});

it('gives the limits that the chapter prints', () => {
  expect(['FP16', 'FP8 E4M3', 'FP8 E5M2', 'FP4 E2M1', 'INT8', 'INT4'].map((name) => largest(named(name)))).toEqual([
    65504, 448, 57344, 6, 127, 7,
  ]);
  expect(1 + stepAfterOne(named('BF16'))).toBe(1.0078125);
});

it('fills its bits', () => {
  const widths = FORMATS.map((format) => Object.values(bitsOf(format)).reduce((sum, n) => sum + n, 0));
  expect(widths).toEqual([32, 32, 16, 16, 8, 8, 8, 4, 4]);
  expect(bitsOf(named('TF32')).unused).toBe(13);
});
