/**
 * Compact, exact-enough encodings of what is recorded at build: short enough to come with the lab's script.
 * Maps: lower triangles only (the recorded run is causal), each weight as an unsigned 16-bit fraction of 1.
 */

const FULL = 65535;

function toBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
}

/** `maps`: [count, T, T] causal → base64 of [count, T(T+1)/2] little-endian uint16; error ≤ 1/131070. */
export function encodeMaps(maps: Float32Array, tokens: number): string {
  const count = maps.length / (tokens * tokens);
  const bytes = new DataView(new ArrayBuffer(count * tokens * (tokens + 1)));
  let at = 0;
  for (let m = 0; m < count; m++) {
    for (let q = 0; q < tokens; q++) {
      for (let k = 0; k <= q; k++) {
        bytes.setUint16(at, Math.round((maps[(m * tokens + q) * tokens + k] ?? 0) * FULL), true);
        at += 2;
      }
    }
  }
  return toBase64(new Uint8Array(bytes.buffer));
}

/** Inverse of `encodeMaps`: [count, T, T], zeros above the diagonal. */
export function decodeMaps(text: string, tokens: number): Float32Array {
  const data = new DataView(fromBase64(text).buffer);
  const count = data.byteLength / (tokens * (tokens + 1));
  const maps = new Float32Array(count * tokens * tokens);
  let at = 0;
  for (let m = 0; m < count; m++) {
    for (let q = 0; q < tokens; q++) {
      for (let k = 0; k <= q; k++) {
        maps[(m * tokens + q) * tokens + k] = data.getUint16(at, true) / FULL;
        at += 2;
      }
    }
  }
  return maps;
}

/** Little-endian float32, nothing lost. */
export function floatBytes(...arrays: readonly Float32Array[]): Uint8Array<ArrayBuffer> {
  const out = new DataView(new ArrayBuffer(arrays.reduce((total, array) => total + array.length * 4, 0)));
  let at = 0;
  for (const array of arrays) {
    for (const value of array) {
      out.setFloat32(at, value, true);
      at += 4;
    }
  }
  return new Uint8Array(out.buffer);
}

export function floatsFromBytes(bytes: ArrayBuffer): Float32Array {
  const data = new DataView(bytes);
  return Float32Array.from({ length: data.byteLength / 4 }, (_, i) => data.getFloat32(i * 4, true));
}

export function encodeFloats(...arrays: readonly Float32Array[]): string {
  return toBase64(floatBytes(...arrays));
}

export function decodeFloats(text: string): Float32Array {
  return floatsFromBytes(fromBase64(text).buffer);
}
