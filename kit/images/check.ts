/** Whether a file can become pixels here, and if not, why. Nothing is decoded. */
import { type Format, formatOf, isRead, isTried } from './formats.ts';
import { announcedSize } from './size.ts';

export type Refusal =
  | { readonly code: 'empty' | 'not-image' | 'damaged' | 'unreadable' | 'disturbed' }
  | { readonly code: 'unsupported'; readonly format: Format }
  | { readonly code: 'too-heavy'; readonly bytes: number }
  | { readonly code: 'too-large'; readonly pixels: number };

/** A phone's largest photographs pass; beyond, a tab of a modest phone could run out of memory. */
export const MAX_BYTES = 25_000_000;
export const MAX_PIXELS = 60_000_000;

/** Thrown where an image was expected. */
export class ImageError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.code, options);
    this.name = 'ImageError';
    this.refusal = refusal;
  }
}

/** Nothing against the file: its format. */
export function refusalOf(bytes: Uint8Array): Refusal | Format {
  if (bytes.length === 0) return { code: 'empty' };
  const format = formatOf(bytes);
  if (!format) return { code: 'not-image' };
  if (!isRead(format) && !isTried(format)) return { code: 'unsupported', format };
  const size = announcedSize(format, bytes);
  const pixels = size ? size.width * size.height : 0;
  // a size that is not announced is not found out by unfolding
  if (pixels === 0) return isRead(format) ? { code: 'damaged' } : { code: 'unsupported', format };
  return pixels > MAX_PIXELS ? { code: 'too-large', pixels } : format;
}

/** The format of a file that may be decoded. Throws ImageError. */
export async function checkImage(file: Blob): Promise<Format> {
  if (file.size > MAX_BYTES) throw new ImageError(await tooHeavy(file));
  // a folder, a file moved or changed since it was picked
  const buffer = await file.arrayBuffer().catch((cause: unknown) => {
    throw new ImageError({ code: 'unreadable' }, { cause });
  });
  const verdict = refusalOf(new Uint8Array(buffer));
  if (typeof verdict !== 'string') throw new ImageError(verdict);
  return verdict;
}

/** bytes enough to tell a format */
const HEAD = 64 * 1024;

/** A film is refused for what it is, not for its weight. */
async function tooHeavy(file: Blob): Promise<Refusal> {
  const head = new Uint8Array(await file.slice(0, HEAD).arrayBuffer());
  const format = formatOf(head);
  if (!format) return { code: 'not-image' };
  return isRead(format) || isTried(format) ? { code: 'too-heavy', bytes: file.size } : { code: 'unsupported', format };
}
