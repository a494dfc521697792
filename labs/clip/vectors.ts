/** Compact forms of what is recorded at build: vectors, shares and pixels as base64 text. */
import { fromFloat16, toFloat16 } from '@kit/math/float16.ts';

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** float32, nothing lost. Browsers are little-endian, as is what they read. */
export function encodeFloats(values: Float32Array): string {
  return toBase64(new Uint8Array(values.buffer, values.byteOffset, values.byteLength));
}

export function decodeFloats(text: string): Float32Array {
  return new Float32Array(bytesOf(text).buffer);
}

/** Half precision: eleven significant bits, for what is only drawn or ranked. */
export function encodeHalves(values: Float32Array): string {
  return toBase64(new Uint8Array(toFloat16(values).buffer));
}

export function decodeHalves(text: string): Float32Array {
  return fromFloat16(new Uint16Array(bytesOf(text).buffer));
}

/** Rows of a row-major matrix, not copied. */
export function rowsOf(matrix: Float32Array, width: number): Float32Array[] {
  return Array.from({ length: matrix.length / width }, (_, i) => matrix.subarray(i * width, (i + 1) * width));
}

/** Arrays one after the other. */
export function joined(parts: readonly Float32Array[]): Float32Array {
  const out = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}
