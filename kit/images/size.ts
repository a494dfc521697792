/**
 * What the header of a picture announces, before anything is decoded: a file of some bytes can unfold into gigabytes.
 * null where the header does not say: then the picture is not opened.
 */
import { bmpHeader } from './bmp.ts';
import type { Size } from './dimensions.ts';
import type { Format } from './formats.ts';
import { heifSize } from './heif.ts';
import { jpegXlSize } from './jpeg-xl.ts';

type Reader = (view: DataView, bytes: Uint8Array) => Size | null;

const READERS: Partial<Record<Format, Reader>> = {
  PNG: pngSize,
  JPEG: jpegSize,
  GIF: gifSize,
  WebP: webpSize,
  AVIF: (_, bytes) => heifSize(bytes),
  HEIC: (_, bytes) => heifSize(bytes),
  HEIF: (_, bytes) => heifSize(bytes),
  BMP: (_, bytes) => bmpHeader(bytes),
  'JPEG XL': jpegXlSize,
};

/** `bytes`: the whole file; metadata can push a header far. */
export function announcedSize(format: Format, bytes: Uint8Array): Size | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return READERS[format]?.(view, bytes) ?? null;
  } catch (error) {
    // a header cut short
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** IHDR, always the first chunk. */
function pngSize(view: DataView): Size | null {
  const IHDR = 0x49484452;
  return view.getUint32(12) === IHDR ? { width: view.getUint32(16), height: view.getUint32(20) } : null;
}

/**
 * Walks the segments of a JPEG to its frame header (SOF0…SOF15, ITU T.81 table B.1); as decoders do, skips what lies
 * between two.
 */
function jpegSize(view: DataView, bytes: Uint8Array): Size | null {
  let at = 2;
  while (at < bytes.length) {
    at = bytes.indexOf(0xff, at);
    if (at < 0) return null;
    while (bytes[at] === 0xff) at += 1;
    const marker = view.getUint8(at);
    at += 1;
    if (marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc)
      return { height: view.getUint16(at + 3), width: view.getUint16(at + 5) };
    const isAlone = marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd8);
    if (marker === 0xd9 || marker === 0xda) return null; // the end, or pixels of no frame
    if (!isAlone) at += view.getUint16(at);
  }
  return null;
}

/** The screen, or the first picture where it is larger. */
function gifSize(view: DataView): Size | null {
  const screen = { width: view.getUint16(6, true), height: view.getUint16(8, true) };
  const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);
  let at = 13 + colours(view.getUint8(10));
  while (at + 10 <= view.byteLength) {
    const kind = view.getUint8(at);
    if (kind === 0x2c) {
      const [left, top, width, height] = [1, 3, 5, 7].map((offset) => view.getUint16(at + offset, true)) as [
        number,
        number,
        number,
        number,
      ];
      return { width: Math.max(screen.width, left + width), height: Math.max(screen.height, top + height) };
    }
    if (kind !== 0x21) break;
    // an extension: sub-blocks up to one of no byte
    at += 2;
    while (at < view.byteLength && view.getUint8(at) > 0) at += 1 + view.getUint8(at);
    at += 1;
  }
  return screen;
}

/** The first chunk: lossy, lossless, or extended (RFC 9649). */
function webpSize(view: DataView, bytes: Uint8Array): Size | null {
  const chunk = String.fromCharCode(...bytes.subarray(12, 16));
  const u24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  if (chunk === 'VP8X') return { width: u24(24) + 1, height: u24(27) + 1 };
  if (chunk === 'VP8L' && view.getUint8(20) === 0x2f) {
    const bits = view.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (chunk === 'VP8 ' && view.getUint16(23) === 0x9d01)
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  return null;
}
