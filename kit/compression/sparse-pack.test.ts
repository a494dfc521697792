import { expect, it } from 'vitest';
import { packSparse, type SparseFormat, sparseBits, unpackSparse } from './sparse-pack.ts';

const NM = { kept: 2, of: 4 } as const;
const FORMATS: readonly SparseFormat[] = ['dense', 'bitmap', 'csr', NM];

/** 3 rows of 8; at most 2 of every 4, in one group fewer, in one none. */
const mask = Uint8Array.from([0, 1, 1, 0, 1, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 1, 0]);
const codes = Uint16Array.from(mask, (one, i) => (one ? 37 * i + 5 : 0));

it.each([16, 10, 4] as const)('every format gives back codes of %d bits', (bits) => {
  const own = codes.map((code) => code % 2 ** bits);
  for (const format of FORMATS) {
    const bytes = packSparse({ codes: own, mask, rows: 3, columns: 8, bits }, format);
    expect(bytes.length).toBe(Math.ceil(sparseBits({ mask, rows: 3, bits }, format) / 8));
    const back = unpackSparse(bytes, { rows: 3, columns: 8, bits }, format);
    expect([...back.codes]).toEqual([...own]);
    if (format === 'bitmap' || format === 'csr') expect([...back.mask]).toEqual([...mask]);
    // the slots that a group does not fill hold zeros
    if (format === NM) expect(back.mask.reduce((sum, one) => sum + one, 0)).toBe(12);
  }
});

it('takes the bits that the chapter counts', () => {
  const four = { mask: Uint8Array.of(0, 1, 1, 0), rows: 1, bits: 16 };
  expect(sparseBits(four, NM)).toBe(36); // 2·(16 + 2)
  const ten = { mask: Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 0, 0, 0), rows: 1, bits: 16 };
  expect(sparseBits(ten, 'bitmap') / 10).toBe(2.6); // 0.1·16 + 1
  expect(sparseBits(ten, 'csr')).toBe(2 * 32 + 16 + 16); // two row pointers, one column, one value
  expect(sparseBits(ten, 'dense')).toBe(160);
});

it('writes the bits where the format says', () => {
  const codes = Uint16Array.of(0, 0xabcd, 0x1234, 0);
  const four = { codes, mask: Uint8Array.of(0, 1, 1, 0), rows: 1, columns: 4, bits: 16 };
  expect([...packSparse(four, 'bitmap')]).toEqual([0xd6, 0xbc, 0x4a, 0x23, 0x01]); // 0110, then the codes
  expect([...packSparse(four, NM)]).toEqual([0xcd, 0xab, 0x34, 0x12, 0b1001]); // codes, then places 1 and 2
});

it.each([
  ['outputs', 0, 8, 1],
  ['inputs', 3, 0, 4],
] as const)('a matrix that lost all its %s takes its row pointers alone', (_, rows, columns, pointers) => {
  const none = { codes: new Uint16Array(), mask: new Uint8Array(), rows, columns, bits: 16 };
  for (const format of FORMATS) {
    expect(packSparse(none, format).length).toBe(format === 'csr' ? 4 * pointers : 0);
    expect(sparseBits(none, format)).toBe(format === 'csr' ? 32 * pointers : 0);
    expect(unpackSparse(packSparse(none, format), none, format).codes.length).toBe(0);
  }
});

it('refuses a mask that keeps more than N of M', () => {
  const mask = Uint8Array.of(1, 1, 1, 0);
  expect(() => packSparse({ codes: new Uint16Array(4), mask, rows: 1, columns: 4, bits: 4 }, NM)).toThrow('3 of 4');
});
