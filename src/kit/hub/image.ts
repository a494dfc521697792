/** A file the reader gives as an image: read, or refused with a reason. */
import { HubError } from './errors.ts';

export const MAX_IMAGE_BYTES = 20_000_000;

/** The same file when the browser can decode it. HubError('not-an-image' | 'image-too-large') otherwise. */
export async function readableImage(file: Blob): Promise<Blob> {
  if (file.size > MAX_IMAGE_BYTES) throw new HubError('image-too-large');
  const bitmap = await createImageBitmap(file).catch((cause: unknown) => {
    throw new HubError('not-an-image', file.type, { cause });
  });
  bitmap.close();
  return file;
}
