/**
 * PNG files: of opacities, the shape of a chart whose colour CSS gives it as a mask; of colours. At build time only.
 */
import { encode } from 'fast-png';

const COMPRESSION = { zlib: { level: 9 } } as const;

/** `opacity`: [height, width], each in [0, 1] → the bytes of a PNG file, black with that opacity. */
export function opacityPng(opacity: Float32Array, width: number, height: number): Uint8Array {
  const data = new Uint8Array(2 * width * height); // grey, alpha
  for (let i = 0; i < width * height; i++) data[2 * i + 1] = Math.round((opacity[i] ?? 0) * 255);
  return encode({ width, height, data, channels: 2 }, COMPRESSION);
}

/** `rgba`: [height, width, 4] → the bytes of a PNG file. */
export const rgbaPng = (rgba: ArrayLike<number>, width: number, height: number): Uint8Array =>
  encode({ width, height, data: Uint8Array.from(rgba), channels: 4 }, COMPRESSION);
