/**
 * PNG files: of opacities, the shape of a chart whose colour CSS gives it as a mask; of colours. At build time only
 * (node:zlib).
 */
import { crc32, deflateSync } from 'node:zlib';

const SIGNATURE = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a);
/** PNG colour type 4: one grey sample, one alpha sample, 8 bits each. */
const GREY_ALPHA = 4;
/** PNG colour type 6: red, green, blue, alpha, 8 bits each. */
const RGBA = 6;

function chunk(type: string, data: Uint8Array): Uint8Array {
  const out = new Uint8Array(12 + data.length);
  const view = new DataView(out.buffer);
  view.setUint32(0, data.length);
  for (let i = 0; i < 4; i++) out[4 + i] = type.charCodeAt(i);
  out.set(data, 8);
  view.setUint32(8 + data.length, crc32(out.subarray(4, 8 + data.length)));
  return out;
}

/** `samples`: [height, width, channels of `colourType`] → the bytes of a PNG file. */
function png(samples: ArrayLike<number>, colourType: number, width: number, height: number): Uint8Array {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  header[8] = 8;
  header[9] = colourType;
  const stride = samples.length / height;
  const rows = new Uint8Array(height * (1 + stride)); // each row starts with its filter: none
  for (let i = 0; i < samples.length; i++) rows[i + 1 + Math.floor(i / stride)] = samples[i] as number;
  const parts = [
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ];
  return Buffer.concat(parts);
}

/** `opacity`: [height, width], each in [0, 1] → the bytes of a PNG file, black with that opacity. */
export function opacityPng(opacity: Float32Array, width: number, height: number): Uint8Array {
  const samples = new Uint8Array(2 * width * height);
  for (let i = 0; i < width * height; i++) samples[2 * i + 1] = Math.round((opacity[i] ?? 0) * 255);
  return png(samples, GREY_ALPHA, width, height);
}

/** `rgba`: [height, width, 4] → the bytes of a PNG file. */
export const rgbaPng = (rgba: ArrayLike<number>, width: number, height: number): Uint8Array =>
  png(rgba, RGBA, width, height);
