/** From a file to pixels, in the browser that the reader has. */
import type { Rgba } from '@kit/images/preprocess.ts';
import { checkFile, IntakeError, MAX_PIXELS } from './check.ts';

/** Side of the square kept: thirty times what the model reads, and a few milliseconds of resampling. */
const KEPT = 1024;

/** The central square of an image file, at most `KEPT` pixels wide. Throws IntakeError. */
export async function decodeFile(file: Blob): Promise<Rgba> {
  await checkFile(file);
  const bitmap = await createImageBitmap(file).catch((cause: unknown) => {
    throw new IntakeError({ code: 'damaged' }, { cause });
  });
  try {
    const pixels = bitmap.width * bitmap.height;
    if (pixels > MAX_PIXELS) throw new IntakeError({ code: 'too-large', pixels });
    return centralSquare(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** Draws the central square of a picture or of a video's frame. Throws IntakeError when it has no pixel. */
export function centralSquare(source: CanvasImageSource, width: number, height: number): Rgba {
  const side = Math.min(width, height);
  if (side === 0) throw new IntakeError({ code: 'damaged' });
  const out = Math.min(side, KEPT);
  const context = new OffscreenCanvas(out, out).getContext('2d', { willReadFrequently: true });
  if (!context) throw new IntakeError({ code: 'damaged' });
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, out, out);
  return context.getImageData(0, 0, out, out);
}
