/** Reading the one kind of PNG that the sheet is: a palette, 8 bits a pixel, not interlaced (PNG specification, §9.2, §11.2). In Node only. */
import { inflateSync } from 'node:zlib';
import type { Rgba } from '../images/preprocess.ts';

const SIGNATURE = 8; // bytes
const PALETTE = 3; // colour type

export function decodePng(file: Uint8Array): Rgba {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  if (file[24] !== 8 || file[25] !== PALETTE || file[28] !== 0) throw new Error('not an 8-bit PNG with a palette');
  const parts: Uint8Array[] = [];
  let colours = new Uint8Array();
  for (let at = SIGNATURE; at < file.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    const content = file.slice(at + 8, at + 8 + length);
    if (type === 'IDAT') parts.push(content);
    if (type === 'PLTE') colours = content;
    at += length + 12;
  }
  const rows = unfiltered(inflateSync(Buffer.concat(parts)), width, height);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  rows.forEach((index, i) => {
    data.set(colours.subarray(index * 3, index * 3 + 3), i * 4);
  });
  return { width, height, data };
}

/** Undoes the filter of each row: none, sub, up, average, Paeth. */
function unfiltered(bytes: Uint8Array, stride: number, height: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const filter = bytes[y * (stride + 1)] as number;
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x > 0 ? (out[at - 1] as number) : 0;
      const up = y > 0 ? (out[at - stride] as number) : 0;
      const corner = x > 0 && y > 0 ? (out[at - stride - 1] as number) : 0;
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
