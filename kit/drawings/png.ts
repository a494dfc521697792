/**
 * Reading the one kind of PNG that the sheet is: a palette, 8 bits a pixel, not interlaced (PNG specification, §9.2,
 * §11.2).
 * In the page too, rather than a canvas: the same pixels everywhere, whatever a browser does to those read back from a
 * canvas.
 */
import { unzlibSync } from 'fflate';
import type { Rgba } from '../images/preprocess.ts';

const SIGNATURE = 8; // bytes
const PALETTE = 3; // colour type

export function decodePng(file: Uint8Array): Rgba {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  const width = view.getUint32(16);
  const height = view.getUint32(20);
  if (file[24] !== 8 || file[25] !== PALETTE || file[28] !== 0) throw new Error('not an 8-bit PNG with a palette');
  const parts: Uint8Array[] = [];
  let colours: Uint8Array = new Uint8Array();
  for (let at = SIGNATURE; at < file.length; ) {
    const length = view.getUint32(at);
    const type = String.fromCharCode(...file.subarray(at + 4, at + 8));
    const content = file.subarray(at + 8, at + 8 + length);
    if (type === 'IDAT') parts.push(content);
    if (type === 'PLTE') colours = content;
    at += length + 12;
  }
  const indices = unfiltered(unzlibSync(joined(parts)), width, height);
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let i = 0; i < indices.length; i++) {
    const from = (indices[i] as number) * 3;
    for (let c = 0; c < 3; c++) data[i * 4 + c] = colours[from + c] as number;
  }
  return { width, height, data };
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const out = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    out.set(part, at);
    at += part.length;
  }
  return out;
}

/** What the filter of a row adds to a byte, from those on its left, above, and above on the left. */
const FILTERS: readonly ((left: number, up: number, corner: number) => number)[] = [
  () => 0,
  (left) => left,
  (_, up) => up,
  (left, up) => (left + up) >> 1,
  paeth,
];

function unfiltered(bytes: Uint8Array, stride: number, height: number): Uint8Array {
  const out = new Uint8Array(stride * height);
  for (let y = 0; y < height; y++) {
    const start = y * (stride + 1);
    const filter = FILTERS[bytes[start] as number];
    if (!filter) throw new Error(`PNG filter ${bytes[start]}`);
    for (let x = 0; x < stride; x++) {
      const at = y * stride + x;
      const left = x > 0 ? (out[at - 1] as number) : 0;
      const up = y > 0 ? (out[at - stride] as number) : 0;
      const corner = x > 0 && y > 0 ? (out[at - stride - 1] as number) : 0;
      out[at] = (bytes[start + 1 + x] as number) + filter(left, up, corner);
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
