/** From pixels of any size to what the image tower reads, as in training (training/clip/images.py, `preprocess`). */
import type { ClipConfig } from '../models/clip.ts';
import { type Tap, taps } from './taps.ts';

/** The part of `ImageData` used here: straight alpha, 4 bytes a pixel, row by row. */
export interface Rgba {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8ClampedArray | Uint8Array;
}

/** What shows through transparent pixels. */
const BACKGROUND = 255;

/**
 * [3, S, S]: over white, the central square, resampled, (value/255 − mean)/deviation. Float64 inside.
 * RangeError when there is no pixel, or not as many bytes as the size says.
 */
export function preprocess(
  image: Rgba,
  { imageSize: S, mean, deviation }: Pick<ClipConfig, 'imageSize' | 'mean' | 'deviation'>,
): Float32Array {
  const { width, height, data } = image;
  if (!(width > 0 && height > 0) || data.length !== width * height * 4) {
    throw new RangeError(`${width} × ${height} pixels, ${data.length} bytes`);
  }
  const side = Math.min(width, height);
  const left = Math.floor((width - side) / 2);
  const top = Math.floor((height - side) / 2);
  const filter = taps(side, S);
  const row = new Float64Array(side * 3);
  const rows = new Float64Array(side * S * 3); // [side, S, 3]
  for (let y = 0; y < side; y++) {
    flatten(data, ((top + y) * width + left) * 4, row);
    resample(row, filter, rows, y * S * 3);
  }
  const out = new Float32Array(3 * S * S);
  for (const [y, { first, weights }] of filter.entries()) {
    for (let x = 0; x < S; x++) {
      for (let c = 0; c < 3; c++) {
        let sum = 0;
        for (let t = 0; t < weights.length; t++) {
          sum += (weights[t] as number) * (rows[((first + t) * S + x) * 3 + c] as number);
        }
        out[(c * S + y) * S + x] = (sum / 255 - mean) / deviation;
      }
    }
  }
  return out;
}

/** One row of pixels from byte `start`, over the background. */
function flatten(data: Rgba['data'], start: number, row: Float64Array): void {
  for (let x = 0, at = start; x < row.length; x += 3, at += 4) {
    const alpha = (data[at + 3] as number) / 255;
    for (let c = 0; c < 3; c++) row[x + c] = (data[at + c] as number) * alpha + BACKGROUND * (1 - alpha);
  }
}

/** `row` [side, 3] to [S, 3], written from `start`. */
function resample(row: Float64Array, filter: readonly Tap[], out: Float64Array, start: number): void {
  for (const [x, { first, weights }] of filter.entries()) {
    for (let c = 0; c < 3; c++) {
      let sum = 0;
      for (let t = 0; t < weights.length; t++) sum += (weights[t] as number) * (row[(first + t) * 3 + c] as number);
      out[start + x * 3 + c] = sum;
    }
  }
}
