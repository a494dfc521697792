/**
 * What a file is, by its bytes: a name or a declared type can lie, and the sentence to the reader depends on it.
 * Every test here is of fixed cost or runs once along the bytes: a file is a stranger's, and no expression may
 * backtrack over it.
 */
import { bmpHeader } from './bmp.ts';
import { heifFormat } from './heif.ts';
import { isSvg } from './svg.ts';

/** Formats that browsers decode. */
const READ = ['PNG', 'JPEG', 'GIF', 'WebP', 'AVIF', 'BMP'] as const;
/** Formats that some browsers decode: tried, then refused by their name. */
const TRIED = ['HEIC', 'HEIF', 'JPEG XL'] as const;

/**
 * Pictures that are not read here, by their first bytes (« . » stands for any byte), from the formats' specifications.
 */
const UNREAD = [
  // Xcode writes these, that only Apple's programs read
  ['CgBI (Apple PNG)', '\x89PNG\r\n\x1a\n....CgBI'],
  ['TIFF', 'II*\0', 'MM\0*', 'II+\0', 'MM\0+'],
  ['JPEG 2000', '\0\0\0\x0cjP  \r\n\x87\n', '\xff\x4f\xff\x51'],
  ['JPEG-LS', '\xff\xd8\xff\xf7'],
  ['JPEG XR', 'II\xbc\x01'],
  ['PDF', '%PDF-'],
  ['PostScript', '%!PS-', '\xc5\xd0\xd3\xc6'],
  ['PSD', '8BPS\0\x01', '8BPS\0\x02'],
  ['XCF', 'gimp xcf '],
  ['OpenEXR', 'v/1\x01'],
  ['Radiance HDR', '#?RADIANCE', '#?RGBE'],
  ['QOI', 'qoif'],
  ['DDS', 'DDS \x7c\0\0\0'],
  ['DjVu', 'AT&TFORM....DJV'],
  ['FITS', 'SIMPLE  = '],
  ['ICNS', 'icns\0'],
  ['ANI', 'RIFF....ACON'],
  ['MNG', '\x8aMNG\r\n\x1a\n', '\x8bJNG\r\n\x1a\n'],
  ['BPG', 'BPG\xfb'],
  ['DICOM', `${'.'.repeat(128)}DICM`],
  ['KTX', '\xabKTX '],
  ['PCX', '\x0a\0\x01', '\x0a\x02\x01', '\x0a\x03\x01', '\x0a\x05\x01'],
  ['SGI', '\x01\xda\0\x01', '\x01\xda\x01\x01'],
  ['XPM', '/* XPM */'],
  ['WMF', '\xd7\xcd\xc6\x9a'],
  ['EMF', `\x01\0\0\0${'.'.repeat(36)} EMF`],
  ['gzip', '\x1f\x8b\x08'],
  ['RAW', 'FUJIFILMCCD-RAW', 'IIRO', 'IIU\0', '\0MRM', 'FOVb', '....ftypcrx '],
] as const;

type Read = (typeof READ)[number];
type Tried = (typeof TRIED)[number];
export type Format = Read | Tried | (typeof UNREAD)[number][0] | 'SVG' | 'ICO' | 'Netpbm' | 'TGA';

const SIGNATURES: readonly (readonly [Format, ...string[]])[] = [
  ...UNREAD,
  ['PNG', '\x89PNG\r\n\x1a\n'],
  ['JPEG', '\xff\xd8\xff'],
  ['GIF', 'GIF87a', 'GIF89a'],
  ['WebP', 'RIFF....WEBP'],
  ['JPEG XL', '\xff\x0a', '\0\0\0\x0cJXL \r\n\x87\n'],
];

/** null: the bytes are of no picture. */
export function formatOf(bytes: Uint8Array): Format | null {
  const signed = SIGNATURES.find(([, ...signatures]) => signatures.some((signature) => startsWith(bytes, signature)));
  if (signed) return signed[0] === 'GIF' && isText(bytes.subarray(0, GIF_HEADER)) ? null : signed[0];
  if (isNetpbm(bytes)) return 'Netpbm';
  if (bmpHeader(bytes)) return 'BMP';
  if (isIcon(bytes)) return 'ICO';
  if (isTarga(bytes)) return 'TGA';
  return heifFormat(bytes) ?? (isSvg(bytes) ? 'SVG' : null);
}

/** « . » in the signature stands for whatever byte. */
function startsWith(bytes: Uint8Array, signature: string): boolean {
  if (bytes.length < signature.length) return false;
  for (let i = 0; i < signature.length; i++) {
    if (signature[i] !== '.' && bytes[i] !== signature.charCodeAt(i)) return false;
  }
  return true;
}

const GIF_HEADER = 13;

/**
 * « GIF89a » also begins texts: letters in the place of the sizes, the flags and the colours. No GIF that large is
 * opened anyway.
 */
function isText(bytes: Uint8Array): boolean {
  return (
    bytes.length === GIF_HEADER &&
    bytes.every((byte) => byte === 0x0a || byte === 0x0d || (byte >= 0x20 && byte < 0x7f))
  );
}

/** « P », a digit (F, f: floats), then white space or comments, and the first number, or the fields of P7. */
function isNetpbm(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.subarray(0, 256));
  if (!/^P[1-7Ff][\s#]/.test(text)) return false;
  const lines = text.slice(2).split('\n');
  const first = lines.map((line) => line.split('#', 1)[0]?.trim() ?? '').find((line) => line !== '');
  return first !== undefined && /^(?:\d+(?:\s|$)|(?:WIDTH|HEIGHT|DEPTH|MAXVAL|TUPLTYPE)\s)/.test(first);
}

const ICON_HEADER = 6;
const ICON_ENTRY = 16;

/** An icon or a cursor: a count of pictures, then where the first lies, within the file. */
function isIcon(bytes: Uint8Array): boolean {
  if (bytes.length < ICON_HEADER + ICON_ENTRY || !(startsWith(bytes, '\0\0\x01\0') || startsWith(bytes, '\0\0\x02\0')))
    return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = view.getUint16(4, true);
  const first = view.getUint32(ICON_HEADER + 12, true);
  return count > 0 && first >= ICON_HEADER + count * ICON_ENTRY && first < bytes.length;
}

/** No signature: a header in which every field has one of few values (Truevision TGA 2.0, field 1 to 5). */
function isTarga(bytes: Uint8Array): boolean {
  const [, palette = 2, kind = 0] = bytes;
  if (
    bytes.length <= 18 ||
    palette > 1 ||
    ![1, 2, 3, 9, 10, 11].includes(kind) ||
    ((kind & 7) === 1) !== (palette === 1)
  )
    return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const [colours, bits] = [view.getUint16(5, true), view.getUint8(7)];
  const known = palette
    ? colours > 0 && colours <= 256 && [15, 16, 24, 32].includes(bits)
    : colours === 0 && bits === 0;
  const sizes = view.getUint16(12, true) > 0 && view.getUint16(14, true) > 0;
  const depth = view.getUint8(16);
  const depths = (kind & 7) === 2 ? [15, 16, 24, 32] : [8, 16];
  return known && sizes && depths.includes(depth) && view.getUint8(17) < 64;
}

const among = (list: readonly Format[], format: Format) => list.includes(format);

/** Every browser decodes it. */
export const isRead = (format: Format): boolean => among(READ, format);
/** Some browsers decode it: worth trying. */
export const isTried = (format: Format): boolean => among(TRIED, format);
