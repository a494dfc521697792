/** IEEE 754 half precision and bfloat16, as bits in a Uint16Array. */

const BITS = new Uint32Array(1);
const VALUE = new Float32Array(BITS.buffer);

/** All 65,536 values, made once: a table is faster than the arithmetic. */
let table: Float32Array | undefined;

/** binary16 → float32, exact. */
export function fromFloat16(half: Uint16Array): Float32Array {
  table ??= Float32Array.from({ length: 2 ** 16 }, (_, bits) => halfValue(bits));
  const out = new Float32Array(half.length);
  for (let i = 0; i < half.length; i++) out[i] = table[half[i] as number] as number;
  return out;
}

function halfValue(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 0x1f;
  const fraction = bits & 0x3ff;
  if (exponent === 0x1f) return fraction ? Number.NaN : sign * Number.POSITIVE_INFINITY;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

/** float32 → binary16, to the nearest, ties to even; beyond 65,504 it is infinite. */
export function toFloat16(values: Float32Array): Uint16Array<ArrayBuffer> {
  const out = new Uint16Array(values.length);
  for (let i = 0; i < values.length; i++) out[i] = halfBits(values[i] as number);
  return out;
}

function halfBits(value: number): number {
  VALUE[0] = value;
  const bits = BITS[0] as number;
  const sign = (bits >>> 16) & 0x8000;
  const magnitude = bits & 0x7fffffff;
  if (magnitude > 0x7f800000) return sign | 0x7e00; // NaN
  if (magnitude >= 0x477ff000) return sign | 0x7c00; // rounds to 65,536 or more
  // below 2⁻¹⁴ halves are multiples of 2⁻²⁴: the sum with 0.5 rounds there, to even
  if (magnitude < 0x38800000) {
    VALUE[0] = Math.fround(Math.abs(value) + 0.5);
    return sign | ((BITS[0] as number) - 0x3f000000);
  }
  const even = (magnitude >>> 13) & 1;
  return sign | ((magnitude - 0x38000000 + 0xfff + even) >>> 13);
}

/** bfloat16 → float32, exact: the upper half of its bits. */
export function fromBfloat16(bits: Uint16Array): Float32Array {
  return new Float32Array(Uint32Array.from(bits, (b) => b << 16).buffer);
}
