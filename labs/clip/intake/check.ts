/** Whether a file can become an image of the lab, and if not, why. */
import { announcedPixels, type Format, formatOf, HEAD_BYTES, isRead } from './formats.ts';

export type Refusal =
  | { readonly code: 'empty' | 'not-image' | 'damaged' }
  | { readonly code: 'unsupported'; readonly format: Format }
  | { readonly code: 'too-heavy'; readonly bytes: number }
  | { readonly code: 'too-large'; readonly pixels: number };

/** A phone's largest photographs pass; beyond, a tab of a modest phone could run out of memory. */
export const MAX_BYTES = 25_000_000;
export const MAX_PIXELS = 60_000_000;

/** Thrown where an image was expected. */
export class IntakeError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.code, options);
    this.name = 'IntakeError';
    this.refusal = refusal;
  }
}

/** `head`: the first `HEAD_BYTES` of a file of `bytes` bytes. null: nothing against it. */
export function refusalOf(head: Uint8Array, bytes: number): Refusal | null {
  if (bytes === 0) return { code: 'empty' };
  const format = formatOf(head);
  if (!format) return { code: 'not-image' };
  if (!isRead(format)) return { code: 'unsupported', format };
  if (bytes > MAX_BYTES) return { code: 'too-heavy', bytes };
  const pixels = announcedPixels(format, head);
  return pixels !== null && pixels > MAX_PIXELS ? { code: 'too-large', pixels } : null;
}

/** Throws IntakeError. */
export async function checkFile(file: Blob): Promise<void> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const refusal = refusalOf(head, file.size);
  if (refusal) throw new IntakeError(refusal);
}
