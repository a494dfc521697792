import { expect, test } from 'vitest';
import { crc32 } from './crc32.ts';

test('check value of the standard, and UTF-8', () => {
  expect(crc32('123456789')).toBe('cbf43926');
  expect(crc32('')).toBe('00000000');
  // zlib.crc32('é'.encode())
  expect(crc32('é')).toBe('0e048d3e');
});
