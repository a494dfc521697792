import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkImage, MAX_BYTES, refusalOf } from './check.ts';
import { formatOf } from './formats.ts';
import { announcedSize } from './size.ts';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));
const u16 = (n: number) => [(n >>> 8) & 255, n & 255];
const u32 = (n: number) => [...u16(n >>> 16), ...u16(n)];
const le16 = (n: number) => u16(n).reverse();
const le24 = (n: number) => u32(n).reverse().slice(0, 3);
const le32 = (n: number) => u32(n).reverse();
const zeros = (n: number) => new Array<number>(n).fill(0);

const png = (width: number, height: number) =>
  bytes([0x89], 'PNG\r\n\x1a\n', u32(13), 'IHDR', u32(width), u32(height), [8, 2, 0, 0, 0]);
/** SOI, an APP0 of 16 bytes, what is said, then a progressive frame header */
const jpeg = (width: number, height: number, ...between: (string | number[])[]) =>
  bytes(
    [0xff, 0xd8, 0xff, 0xe0, 0, 16],
    'JFIF\0',
    [1, 1, 0, 0, 1, 0, 1, 0, 0],
    ...between,
    [0xff, 0xc2, 0, 17, 8, ...u16(height), ...u16(width), 3],
    [1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1],
  );
const gif = (width: number, height: number, ...after: (string | number[])[]) =>
  bytes('GIF89a', le16(width), le16(height), [0, 0, 0], ...after);
const webp = (chunk: string, ...content: (string | number[])[]) =>
  bytes('RIFF', zeros(4), 'WEBP', chunk, zeros(4), ...content);
const bmp = (length: number, ...content: number[][]) => bytes('BM', zeros(12), le32(length), ...content, zeros(110));
const box = (type: string, ...content: (string | number[])[]): number[] => {
  const inside = bytes(...content);
  return [...u32(8 + inside.length), ...bytes(type), ...inside];
};
const ftyp = (...[major = '', ...compatible]: string[]) => box('ftyp', major, zeros(4), ...compatible);
const ispe = (width: number, height: number) => box('ispe', zeros(4), u32(width), u32(height));
const heif = (brands: string[], ...properties: number[][]) =>
  bytes(ftyp(...brands), box('meta', zeros(4), box('iprp', box('ipco', ...properties))));
const xml = '<?xml version="1.0"?>\n';

describe('what a file is', () => {
  it.each([
    ['PNG', png(2, 2)],
    ['JPEG', jpeg(2, 2)],
    ['GIF', gif(1, 1)],
    ['WebP', webp('VP8 ')],
    ['BMP', bmp(40, le32(2), le32(2), le16(1), le16(24))],
    ['BMP', bmp(12, le16(2), le16(2), le16(1), le16(24))],
    ['BMP', bmp(124, le32(2), le32(-2), le16(1), le16(32))],
    ['AVIF', heif(['avif'])],
    ['AVIF', heif(['avis', 'msf1'])],
    ['AVIF', heif(['mif1', 'miaf', 'avif'])],
    ['AVIF', heif(['msf1', 'avis', 'iso8'])],
    ['HEIC', heif(['heic', 'mif1'])],
    ['HEIC', heif(['mif1', 'heic'])],
    ['HEIC', heif(['heim'])],
    ...['avci', 'avcs', 'jpgs', 'vvic'].flatMap((brand): [string, Uint8Array][] => [
      ['HEIF', heif([brand])],
      ['HEIF', heif([brand, 'mif1'])],
    ]),
    ['HEIF', heif(['mif1', 'miaf'])],
    [
      'CgBI (Apple PNG)',
      bytes([0x89], 'PNG\r\n\x1a\n', u32(4), 'CgBI', u32(0x50002002), zeros(4), [...png(2, 2).slice(8)]),
    ],
    ['gzip', bytes([0x1f, 0x8b, 8, 0], zeros(20))],
    ['TGA', bytes([0, 0, 2], zeros(9), le16(3), le16(2), [24, 0x20], zeros(18))],
    ['TGA', bytes([0, 0, 10], zeros(9), le16(3), le16(2), [32, 8], zeros(18))],
    ['TGA', bytes([4, 1, 1], le16(0), le16(256), [24], zeros(4), le16(3), le16(2), [8, 0], zeros(800))],
    ['TGA', bytes([0, 0, 11], zeros(9), le16(3), le16(2), [8, 0], zeros(18))],
    ['JPEG XL', bytes([0xff, 0x0a, 0, 0])],
    ['JPEG XL', bytes([0, 0, 0, 12], 'JXL \r\n\x87\n')],
    ['JPEG 2000', bytes([0, 0, 0, 12], 'jP  \r\n\x87\n')],
    ['JPEG 2000', bytes([0xff, 0x4f, 0xff, 0x51, 0, 0])],
    ['JPEG-LS', bytes([0xff, 0xd8, 0xff, 0xf7, 0, 11])],
    ['TIFF', bytes('II*\0', [8, 0, 0, 0, 0, 0, 0, 0])],
    ['TIFF', bytes('MM\0+', [0, 8, 0, 0])],
    ['RAW', bytes(ftyp('crx '))],
    ['PDF', bytes('%PDF-1.7\n....')],
    ['PSD', bytes('8BPS\0\x01', zeros(20))],
    ['ICO', bytes([0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0], le32(40), le32(22), zeros(40))],
    ['EMF', bytes([1, 0, 0, 0], zeros(36), ' EMF')],
    ['SVG', bytes(xml, '<!-- a comment -->\n<svg xmlns="x">')],
    ['SVG', bytes('  <svg width="3">')],
    ['SVG', bytes('\xef\xbb\xbf<svg>')],
    ['SVG', bytes(xml, '<!DOCTYPE svg [<!ENTITY a "]">\n<!ENTITY b ">">]><svg>')],
    ['SVG', bytes(xml, '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x"><s:svg xmlns:s="x"/>')],
    [
      'SVG',
      bytes(
        [0xff, 0xfe],
        [...'<svg>'].flatMap((c) => [c.charCodeAt(0), 0]),
      ),
    ],
    ['Netpbm', bytes('P6 10 10 255\n')],
    ['Netpbm', bytes('P5\r\n# drawn by hand\r\n10 10')],
    ['Netpbm', bytes('P7\nWIDTH 3\n')],
    ['Netpbm', bytes('PF\n3 3\n-1.0\n')],
    ['ICNS', bytes('icns', u32(100), 'ic07')],
    ['ANI', bytes('RIFF', zeros(4), 'ACONanih')],
    ['MNG', bytes([0x8a], 'MNG\r\n\x1a\n')],
    ['BPG', bytes('BPG', [0xfb])],
    ['DICOM', bytes(zeros(128), 'DICM')],
    ['KTX', bytes([0xab], 'KTX 11', [0xbb])],
    ['PCX', bytes([0x0a, 5, 1, 8])],
    ['SGI', bytes([1, 0xda, 1, 1])],
  ])('%s', (format, head) => expect(formatOf(head)).toBe(format));

  it.each([
    ['text', bytes('Bonjour, ceci est un texte.')],
    ['text that begins like a BMP', bytes('BMW, la marque bavaroise, fabrique des voitures et des motos.')],
    ['HTML that holds an image', bytes('<!doctype html><body><svg></svg>')],
    ['a saved page', bytes('<!-- saved -->\n<html><svg></svg></html>')],
    ['markup of another name', bytes('<svgs>')],
    ['other XML', bytes(xml, '<rss><svg/></rss>')],
    ['an unfinished comment', bytes('<!-- <svg>')],
    ['an archive', bytes('PK\x03\x04', zeros(20))],
    ['an MP4', bytes(ftyp('isom', 'mp41'))],
    ['a font', bytes([0, 1, 0, 0, 0, 12], zeros(20))],
    ['a PNG cut short', bytes([0x89], 'PNG')],
    ['nothing', bytes()],
    ['a text about GIF', bytes('GIF89a is a format of pictures, older than the web itself.')],
    ['a text that begins with P1', bytes('P1\nbonjour à tous')],
    ['a list of points', bytes('P1 : le chat, P2 : le chien')],
  ])('not a picture: %s', (_, head) => expect(formatOf(head)).toBeNull());

  it.each([
    ['comments', '<!-- a -->\n'],
    ['opened comments', '<!--'],
    ['instructions', '<?a ?>'],
    ['document types', '<!DOCTYPE svg ['],
    ['spaces', ' \n'],
  ])('is told in one pass, however many %s come first', (_, piece) => {
    // an expression that backtracks takes longer than the age of the universe here
    expect(formatOf(bytes(xml, piece.repeat(20_000)))).toBeNull();
  });
});

describe('what the header announces', () => {
  it.each([
    ['PNG', png(640, 480)],
    ['JPEG', jpeg(640, 480)],
    ['JPEG', jpeg(640, 480, [0xff, 0xe1, 0xff, 0xff], zeros(65_533), [0xff, 0xe1, 0xff, 0xff], zeros(65_533))],
    ['JPEG', jpeg(640, 480, [0xff, 0xff, 0xff, 0xfe, 0, 2], [0, 0, 7], [0xff, 0xd0])],
    ['GIF', gif(640, 480)],
    ['GIF', gif(1, 1, '!\xfe\x03abc\0', ',', le16(40), le16(80), le16(600), le16(400), [0])],
    ['WebP', webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a], le16(640), le16(480))],
    ['WebP', webp('VP8L', [0x2f], le32(639 | (479 << 14)))],
    ['WebP', webp('VP8X', zeros(4), le24(639), le24(479))],
    ['BMP', bmp(40, le32(640), le32(-480), le16(1), le16(24))],
    ['BMP', bmp(12, le16(640), le16(480), le16(1), le16(24))],
    ['BMP', bmp(64, le32(640), le32(480), le16(1), le16(24))],
    ['AVIF', heif(['avif'], ispe(64, 48), box('pixi', zeros(8)), ispe(640, 480))],
    ['AVIF', bytes(ftyp('avis'), box('moov', box('trak', box('tkhd', zeros(76), u32(640 << 16), u32(480 << 16)))))],
    ['AVIF', bytes(ftyp('avif'), u32(1), 'meta', u32(0), u32(60), zeros(4), box('iprp', box('ipco', ispe(640, 480))))],
    ['HEIC', heif(['heic'], ispe(640, 480))],
    // 480: not a multiple of 8 in 5 bits; 9 bits, ratio 4/3
    ['JPEG XL', bytes([0xff, 0x0a], le32((479 << 3) | (3 << 12)))],
  ] as const)('%s', (format, file) => {
    expect(formatOf(file)).toBe(format);
    expect(announcedSize(format, file)).toMatchObject({ width: 640, height: 480 });
  });

  it.each([
    ['JPEG', jpeg(4000, 3000).subarray(0, 24)],
    ['JPEG', jpeg(4, 3, [0xff, 0xda, 0, 2])],
    ['PNG', bytes([0x89], 'PNG\r\n\x1a\n', u32(13), 'IDAT', zeros(13))],
    ['AVIF', heif(['avif'])],
  ] as const)('nothing, where it does not say: %s', (format, file) => expect(announcedSize(format, file)).toBeNull());

  it('every prefix, and every byte changed, of a real header is survived', () => {
    const all = [png(5, 5), jpeg(5, 5), gif(5, 5), webp('VP8X', zeros(10)), heif(['mif1', 'avif'], ispe(5, 5))];
    for (const whole of all)
      for (let n = 0; n <= whole.length; n++) {
        expect(() => refusalOf(whole.subarray(0, n))).not.toThrow();
        for (const value of [0, 1, 0x7f, 0xff])
          expect(() => refusalOf(whole.with(n % whole.length, value))).not.toThrow();
      }
  });

  it('boxes within boxes without end are left', () => {
    const file = heif(['avif'], ...new Array<number[]>(20_000).fill(box('ipco')), ispe(9, 9));
    expect(() => announcedSize('AVIF', file)).not.toThrow();
  });
});

describe('why a file is refused', () => {
  it('says which reason', async () => {
    expect(refusalOf(bytes())).toEqual({ code: 'empty' });
    expect(refusalOf(bytes('texte, texte'))).toEqual({ code: 'not-image' });
    expect(refusalOf(bytes('8BPS\0\x01', zeros(20)))).toEqual({ code: 'unsupported', format: 'PSD' });
    expect(refusalOf(bytes(ftyp('heic')))).toEqual({ code: 'unsupported', format: 'HEIC' });
    expect(refusalOf(heif(['heic'], ispe(30, 30)))).toBe('HEIC');
    expect(refusalOf(heif(['heic'], ispe(30_000, 30_000)))).toEqual({ code: 'too-large', pixels: 900_000_000 });
    expect(refusalOf(png(30_000, 30_000))).toEqual({ code: 'too-large', pixels: 900_000_000 });
    expect(refusalOf(png(0, 5))).toEqual({ code: 'damaged' });
    expect(refusalOf(png(3000, 4000))).toBe('PNG');
  });

  it('before anything is decoded', async () => {
    const refused = (file: Blob) => expect(checkImage(file)).rejects;
    await refused(new Blob([deflateSync(bytes('abc'))])).toMatchObject({ refusal: { code: 'not-image' } });
    const heavy = new Blob([png(2, 2), new Uint8Array(MAX_BYTES)]);
    await refused(heavy).toMatchObject({ refusal: { code: 'too-heavy', bytes: heavy.size } });
    await refused(new Blob([bytes('%PDF-1.4'), new Uint8Array(MAX_BYTES)])).toMatchObject({
      refusal: { code: 'unsupported', format: 'PDF' },
    });
    const gone = Object.assign(new Blob([png(2, 2)]), {
      arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')),
    });
    await refused(gone).toMatchObject({ refusal: { code: 'unreadable' } });
    await expect(checkImage(new Blob([png(3, 3)]))).resolves.toBe('PNG');
  });
});
