/** Reading the one kind of PNG that the sheet is: 8 bits, RGB, not interlaced (PNG specification, §4.4, §9.2). In Node only. */
import { inflateSync } from 'node:zlib';
import type { Rgba } from '@kit/images/preprocess.ts';

const SIGNATURE = 8; // bytes
const RGB = 2; // colour type
const CHANNELS = 3;

export function decodePng(file: Uint8Array): Rgba {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  if (file[24] !== 8 || file[25] !== RGB || file[28] !== 0) throw new Error('not an 8-bit RGB PNG');
  const parts: Uint8Array[] = [];
  for (let at = SIGNATURE; at < file.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    if (type === 'IDAT') parts.push(file.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const rows = unfiltered(inflateSync(Buffer.concat(parts)), width * CHANNELS, height);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < width * height; i++) data.set(rows.subarray(i * CHANNELS, (i + 1) * CHANNELS), i * 4);
  return { width, height, data };
}

/** Undoes the filter of each row: none, sub, up, average, Paeth. */
function unfiltered(bytes: Uint8Array, stride: number, height: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = bytes[y * (stride + 1)] as number;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x >= CHANNELS ? (out[at - CHANNELS] as number) : 0;
      const up = y > 0 ? (out[at - stride] as number) : 0;
      const corner = x >= CHANNELS && y > 0 ? (out[at - stride - CHANNELS] as number) : 0;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter];
      if (guess === undefined) throw new Error(`PNG filter ${filter}`);
      out[at] = (bytes[y * (stride + 1) + 1 + x] as number) + guess;
    }
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (a <= b && a <= c) return left;
  return b <= c ? up : corner;
}
