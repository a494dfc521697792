/** A file the reader gives as an image: read, or refused with a reason. */
import { checkImage, ImageError } from '../images/check.ts';
import { paintedPixels } from '../images/readback.ts';
import { HubError } from './errors.ts';

export const MAX_IMAGE_BYTES = 20_000_000;
/** pixels a side, enough to see whether a canvas tells the truth */
const PROOF = 64;

/**
 * The same file when the browser can decode it. HubError('not-an-image' | 'image-too-large'), or ('canvas-disturbed')
 * where the browser changes what is read from a canvas: the engine of public models reads images there.
 */
export async function readableImage(file: Blob): Promise<Blob> {
  if (file.size > MAX_IMAGE_BYTES) throw new HubError('image-too-large');
  await checkImage(file).catch((cause: unknown) => {
    const isLarge = cause instanceof ImageError && cause.refusal.code === 'too-large';
    throw new HubError(isLarge ? 'image-too-large' : 'not-an-image', file.type, { cause });
  });
  const bitmap = await createImageBitmap(file).catch((cause: unknown) => {
    throw new HubError('not-an-image', file.type, { cause });
  });
  bitmap.close();
  const way = await paintedPixels(PROOF, PROOF, () => undefined).then(
    (read) => read.way,
    () => null,
  );
  if (way !== 'canvas') throw new HubError('canvas-disturbed');
  return file;
}
