/** From a file, or a camera, to pixels, in the browser that the reader has. */
import { checkImage, ImageError, MAX_PIXELS } from './check.ts';
import { isRead } from './formats.ts';
import { paintedPixels, type ReadPixels } from './readback.ts';

/** Side of the square kept: thirty times what the model reads, and a few milliseconds of resampling. */
const KEPT = 1024;

/** The central square of an image file, over white, at most `KEPT` pixels wide. Throws ImageError. */
export async function decodeFile(file: Blob): Promise<ReadPixels> {
  const format = await checkImage(file);
  const bitmap = await (isRead(format) ? createImageBitmap(file) : triedBitmap(file)).catch((cause: unknown) => {
    throw new ImageError(isRead(format) ? { code: 'damaged' } : { code: 'unsupported', format }, { cause });
  });
  try {
    const pixels = bitmap.width * bitmap.height;
    if (pixels > MAX_PIXELS) throw new ImageError({ code: 'too-large', pixels });
    return await centralSquare(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/**
 * A format of some browsers: what is shown in an `<img>` is decoded, whatever `createImageBitmap` thinks of its bytes.
 */
async function triedBitmap(file: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(file);
  } catch {
    // the image has the last word
    const image = new Image();
    image.src = URL.createObjectURL(file);
    try {
      await image.decode();
      return await createImageBitmap(image);
    } finally {
      URL.revokeObjectURL(image.src);
    }
  }
}

/** The central square of a picture or of a video's frame, over white. Throws ImageError when it has no pixel. */
export async function centralSquare(source: CanvasImageSource, width: number, height: number): Promise<ReadPixels> {
  const side = Math.min(width, height);
  if (side === 0) throw new ImageError({ code: 'damaged' });
  const out = Math.min(side, KEPT);
  return paintedPixels(out, out, (context) => {
    context.imageSmoothingQuality = 'high';
    context.drawImage(source, (width - side) / 2, (height - side) / 2, side, side, 0, 0, out, out);
  });
}
