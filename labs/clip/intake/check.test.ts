import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { checkFile, MAX_BYTES, refusalOf } from './check.ts';
import { announcedPixels, formatOf } from './formats.ts';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)));
const u32 = (n: number) => [(n >>> 24) & 255, (n >>> 16) & 255, (n >>> 8) & 255, n & 255];

const png = (width: number, height: number) =>
  bytes([0x89], 'PNG\r\n\x1a\n', u32(13), 'IHDR', u32(width), u32(height), [8, 2, 0, 0, 0]);
/** SOI, an APP0 of 16 bytes, then a progressive frame header */
const jpeg = (width: number, height: number) =>
  bytes(
    [0xff, 0xd8, 0xff, 0xe0, 0, 16],
    'JFIF\0',
    [1, 1, 0, 0, 1, 0, 1, 0, 0],
    [0xff, 0xc2, 0, 17, 8, height >> 8, height & 255, width >> 8, width & 255, 3],
    [1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1],
  );

describe('what a file is', () => {
  it.each([
    ['PNG', png(2, 2)],
    ['JPEG', jpeg(2, 2)],
    ['GIF', bytes('GIF89a', [1, 0, 1, 0])],
    ['WebP', bytes('RIFF', [0, 0, 0, 0], 'WEBP', 'VP8 ')],
    ['AVIF', bytes([0, 0, 0, 28], 'ftyp', 'avif')],
    ['HEIC', bytes([0, 0, 0, 24], 'ftyp', 'heic')],
    ['TIFF', bytes('II*\0', [8, 0, 0, 0, 0, 0, 0, 0])],
    ['PDF', bytes('%PDF-1.7\n....')],
    ['SVG', bytes('<?xml version="1.0"?>\n<!-- a comment -->\n<svg xmlns="x">')],
    ['SVG', bytes('  <svg width="3">')],
  ])('%s', (format, head) => expect(formatOf(head)).toBe(format));

  it.each([
    ['text', bytes('Bonjour, ceci est un texte.')],
    ['HTML that holds an image', bytes('<!doctype html><body><svg></svg>')],
    ['an archive', bytes('PK\x03\x04', new Array(20).fill(0))],
    ['an MP4', bytes([0, 0, 0, 24], 'ftyp', 'isom')],
    ['a PNG cut short', bytes([0x89], 'PNG')],
    ['nothing', bytes()],
  ])('not a picture: %s', (_, head) => expect(formatOf(head)).toBeNull());
});

describe('what the header announces', () => {
  it('in each format that says it early', () => {
    expect(announcedPixels('PNG', png(640, 480))).toBe(640 * 480);
    expect(announcedPixels('JPEG', jpeg(4000, 3000))).toBe(12_000_000);
    expect(announcedPixels('GIF', bytes('GIF89a', [0x80, 2, 0xe0, 1]))).toBe(640 * 480);
    expect(announcedPixels('JPEG', jpeg(4000, 3000).subarray(0, 24))).toBeNull();
  });
  it('every prefix of a real header is survived', () => {
    for (const whole of [png(5, 5), jpeg(5, 5)])
      for (let n = 0; n <= whole.length; n++) expect(() => refusalOf(whole.subarray(0, n), n)).not.toThrow();
  });
});

describe('why a file is refused', () => {
  it('says which reason', async () => {
    expect(refusalOf(bytes(), 0)).toEqual({ code: 'empty' });
    expect(refusalOf(bytes('texte, texte'), 12)).toEqual({ code: 'not-image' });
    expect(refusalOf(bytes([0, 0, 0, 24], 'ftyp', 'heic'), 99)).toEqual({ code: 'unsupported', format: 'HEIC' });
    expect(refusalOf(png(2, 2), MAX_BYTES + 1)).toEqual({ code: 'too-heavy', bytes: MAX_BYTES + 1 });
    expect(refusalOf(png(30_000, 30_000), 5000)).toEqual({ code: 'too-large', pixels: 900_000_000 });
    expect(refusalOf(png(3000, 4000), 5000)).toBeNull();
    await expect(checkFile(new Blob([deflateSync(bytes('abc'))]))).rejects.toMatchObject({
      refusal: { code: 'not-image' },
    });
    await expect(checkFile(new Blob([png(3, 3)]))).resolves.toBeUndefined();
  });
});
