import { expect, test } from 'vitest';
import { decodeText } from './decode.ts';

const TEXT = '{ "é": "日本" }';
const littleEndian = (text: string) => [...text].flatMap((c) => [c.charCodeAt(0) & 0xff, c.charCodeAt(0) >> 8]);
const bigEndian = (text: string) => [...text].flatMap((c) => [c.charCodeAt(0) >> 8, c.charCodeAt(0) & 0xff]);

test.each([
  ['UTF-8', [...new TextEncoder().encode(TEXT)]],
  ['UTF-8 with a mark', [0xef, 0xbb, 0xbf, ...new TextEncoder().encode(TEXT)]],
  ['UTF-16, little-endian', [0xff, 0xfe, ...littleEndian(TEXT)]],
  ['UTF-16, big-endian', [0xfe, 0xff, ...bigEndian(TEXT)]],
])('%s', (_, bytes) => expect(decodeText(Uint8Array.from(bytes))).toBe(TEXT));

test('a file without a byte is a text without a letter', () => expect(decodeText(new Uint8Array())).toBe(''));
