/**
 * What a file is, by its first bytes: a name or a declared type can lie, and the sentence to the reader depends on it.
 * Signatures from the formats' specifications; `ftyp` brands from ISO 14496-12 and 23008-12.
 */

/** Formats that browsers decode. */
const READ = ['PNG', 'JPEG', 'GIF', 'WebP', 'AVIF', 'BMP'] as const;
/** Pictures that most browsers do not decode here. */
const UNREAD = ['HEIC', 'TIFF', 'SVG', 'PSD', 'JPEG XL', 'PDF'] as const;
export type Format = (typeof READ)[number] | (typeof UNREAD)[number];

/** Enough to find the size of most JPEGs, whose metadata come first. */
export const HEAD_BYTES = 64 * 1024;

const ascii = (bytes: Uint8Array, from: number, to: number) => String.fromCharCode(...bytes.subarray(from, to));

function brandFormat(brand: string): Format | null {
  if (/^avi[fs]$/.test(brand)) return 'AVIF';
  return /^(hei[cmsx]|hev[cx]|mif1|msf1)$/.test(brand) ? 'HEIC' : null;
}

/** null: the bytes are of no picture. */
export function formatOf(head: Uint8Array): Format | null {
  const start = ascii(head, 0, 12);
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'PNG';
  if (start.startsWith('\xff\xd8\xff')) return 'JPEG';
  if (/^GIF8[79]a/.test(start)) return 'GIF';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'WebP';
  if (start.startsWith('BM') && head.length > 26) return 'BMP';
  if (start.slice(4, 8) === 'ftyp') return brandFormat(start.slice(8, 12));
  if (start.startsWith('II*\0') || start.startsWith('MM\0*')) return 'TIFF';
  if (start.startsWith('8BPS')) return 'PSD';
  if (start.startsWith('\xff\x0a') || start.slice(4, 12) === 'JXL \r\n\x87\n') return 'JPEG XL';
  if (start.startsWith('%PDF-')) return 'PDF';
  const text = new TextDecoder().decode(head.subarray(0, 1024)).trimStart();
  return /^(<\?xml[\s\S]*?)?(<!--[\s\S]*?-->|<!DOCTYPE svg[\s\S]*?>|\s)*<svg[\s>]/i.test(text) ? 'SVG' : null;
}

export function isRead(format: Format): boolean {
  return READ.some((one) => one === format);
}

/** Pixels that the header announces, before anything is decoded: a small file can unfold into gigabytes. null: not said here. */
export function announcedPixels(format: Format, head: Uint8Array): number | null {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  if (format === 'PNG' && head.length >= 24) return view.getUint32(16) * view.getUint32(20);
  if (format === 'GIF' && head.length >= 10) return view.getUint16(6, true) * view.getUint16(8, true);
  if (format === 'BMP') return Math.abs(view.getInt32(18, true) * view.getInt32(22, true));
  if (format === 'JPEG') return jpegPixels(view);
  return null;
}

/** Walks the segments of a JPEG to its frame header (SOF0…SOF15, ITU T.81 table B.1). */
function jpegPixels(view: DataView): number | null {
  let at = 2;
  while (at + 9 <= view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return view.getUint16(at + 5) * view.getUint16(at + 7);
    at += 2 + view.getUint16(at + 2);
  }
  return null;
}
