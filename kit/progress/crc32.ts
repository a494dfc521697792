import { crc32Of } from '../math/crc32.ts';

/** CRC-32 of a text in UTF-8, eight hexadecimal digits. Finds damage, not forgery. */
export function crc32(text: string): string {
  const crc = crc32Of(new TextEncoder().encode(text));
  return crc.toString(16).padStart(8, '0');
}
