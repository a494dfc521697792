/**
 * Pixels read back from a canvas. Some browsers change them on purpose, so that a page cannot recognise the device: a
 * model fed with them would answer all the same, and wrongly. So known pixels are drawn beside the picture, in the same
 * canvas, and must come back as they are; else another way is tried, with the same proof.
 */
import { ImageError } from './check.ts';
import type { Rgba } from './preprocess.ts';

/** How pixels were read: as every page does, or around a canvas that does not tell the truth. */
export type Way = 'canvas' | 'frame';

export interface ReadPixels {
  readonly image: Rgba;
  readonly way: Way;
}

type Context = OffscreenCanvasRenderingContext2D;

/** Rows of known pixels under the picture: an eighth of it, so that a few changes somewhere do not pass by. */
const proofRows = (height: number) => Math.max(8, height >> 3);

/** Opaque pixels that are neither flat nor periodic: what disturbs some pixels only, or some values, is seen. */
function known(width: number, rows: number): Uint8ClampedArray<ArrayBuffer> {
  const data = new Uint8ClampedArray(width * rows * 4);
  for (let i = 0; i < data.length; i += 4) {
    const n = i >> 2;
    data[i] = (n * 37 + (n >> 7)) & 255;
    data[i + 1] = (n * 91 + 13) & 255;
    data[i + 2] = 255 - ((n * 53) & 255);
    data[i + 3] = 255;
  }
  return data;
}

/** Paints on white paper of this size, and reads it. ImageError('disturbed') when no way tells the truth. */
export async function paintedPixels(
  width: number,
  height: number,
  paint: (context: Context) => void,
): Promise<ReadPixels> {
  const rows = proofRows(height);
  const canvas = new OffscreenCanvas(width, height + rows);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new ImageError({ code: 'disturbed' });
  context.fillStyle = '#ffffff';
  context.fillRect(0, 0, width, height);
  paint(context);
  const proof = known(width, rows);
  context.putImageData(new ImageData(proof, width, rows), 0, height);
  const ways: readonly [Way, () => Promise<Rgba['data']>][] = [
    ['canvas', async () => context.getImageData(0, 0, width, height + rows).data],
    ['frame', () => frameBytes(canvas)],
  ];
  for (const [way, read] of ways) {
    const data = await read().catch(() => null); // refused outright: not the truth either
    if (!data || !endsWith(data, proof)) continue;
    return { image: { width, height, data: data.subarray(0, width * height * 4) }, way };
  }
  throw new ImageError({ code: 'disturbed' });
}

function endsWith(data: Rgba['data'], proof: Uint8ClampedArray): boolean {
  const from = data.length - proof.length;
  return from >= 0 && proof.every((value, i) => data[from + i] === value);
}

/** The same canvas as a frame of video, whose bytes can be copied out. Rejects where the browser has no such thing. */
async function frameBytes(canvas: OffscreenCanvas): Promise<Uint8Array> {
  const frame = new VideoFrame(canvas, { timestamp: 0 });
  try {
    const format = { format: 'RGBA' } as const;
    const data = new Uint8Array(frame.allocationSize(format));
    await frame.copyTo(data, format);
    return data;
  } finally {
    frame.close();
  }
}
