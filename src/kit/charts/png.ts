/** A PNG of opacities: the shape of a chart, whose colour CSS gives it as a mask. At build time only (node:zlib). */
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** PNG colour type 4: one grey sample, one alpha sample, 8 bits each. */
const GREY_ALPHA = 4;

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(12 + data.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) out[4 + i] = type.charCodeAt(i);
  out.set(data, 8);
  view.setUint32(8 + data.length, crc32(out.subarray(4, 8 + data.length)));
  return out;
}

/** `opacity`: [height, width], each in [0, 1] → the bytes of a PNG file, black with that opacity. */
export function opacityPng(opacity: Float32Array, width: number, height: number): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = 8;
  header[9] = GREY_ALPHA;
  const rows = new Uint8Array(height * (1 + width * 2)); // each row starts with its filter: none
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      rows[y * (1 + width * 2) + 2 + x * 2] = Math.round((opacity[y * width + x] ?? 0) * 255);
    }
  }
  const parts = [
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ];
  return Buffer.concat(parts);
}
