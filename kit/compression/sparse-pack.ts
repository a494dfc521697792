/**
 * A matrix with zeros as bytes, in the formats of the chapter. What is stored of a weight is a code of so many bits: a
 * half-precision number, or the level of a quantised one. Bits are written from the least significant on.
 */
import type { Mask, NM } from './prune-select.ts';

/**
 * - dense: every code;
 * - bitmap: one bit per weight says whether it is there, then the codes of those that are;
 * - csr: where each row begins (32 bits each, and the end), the column of each weight (16 bits), the codes (compressed
 *   sparse rows);
 * - nm: of every M weights the N codes, each with its place among the M (Mishra et al. 2021, arXiv:2104.08378, fig. 2).
 */
export type SparseFormat = 'dense' | 'bitmap' | 'csr' | NM;

export interface SparseMatrix {
  /** [rows × columns], of so many bits each */
  readonly codes: Uint16Array;
  /** [rows × columns]; codes elsewhere are not stored */
  readonly mask: Mask;
  /** both told: of a matrix that lost all its inputs or all its outputs, the codes are none */
  readonly rows: number;
  readonly columns: number;
  /** of a code */
  readonly bits: number;
}

const ROW_BITS = 32;
const COLUMN_BITS = 16;
/** bits of a place among M */
const placeBits = ({ of }: NM): number => Math.ceil(Math.log2(of));

export function packSparse(
  { codes, mask, rows, columns, bits }: SparseMatrix,
  format: SparseFormat,
): Uint8Array<ArrayBuffer> {
  const out = new BitWriter(sparseBits({ mask, rows, bits }, format));
  const each = (visit: (i: number) => void) => {
    for (let i = 0; i < codes.length; i++) if (mask[i]) visit(i);
  };
  const value = (i: number) => out.write(codes[i] as number, bits);
  if (format === 'dense') for (const code of codes) out.write(code, bits);
  else if (format === 'bitmap') {
    for (const one of mask) out.write(one, 1);
    each(value);
  } else if (format === 'csr') {
    let before = 0;
    for (let row = 0; row <= rows; row++) {
      out.writeLong(before);
      before += keptIn(mask.subarray(row * columns, (row + 1) * columns));
    }
    each((i) => out.write(i % columns, COLUMN_BITS));
    each(value);
  } else {
    for (const i of slots(mask, format)) value(i);
    for (const i of slots(mask, format)) out.write(i % format.of, placeBits(format));
  }
  return out.bytes;
}

/** What `packSparse` wrote: the codes, 0 where none is stored, and the mask (of `dense`, all ones). */
export function unpackSparse(
  bytes: Uint8Array,
  { rows, columns, bits }: Pick<SparseMatrix, 'rows' | 'columns' | 'bits'>,
  format: SparseFormat,
): { readonly codes: Uint16Array<ArrayBuffer>; readonly mask: Mask } {
  const from = new BitReader(bytes);
  const length = rows * columns;
  const codes = new Uint16Array(length);
  const mask = new Uint8Array(length);
  if (format === 'dense') for (let i = 0; i < length; i++) mask[i] = 1;
  else if (format === 'bitmap') for (let i = 0; i < length; i++) mask[i] = from.read(1);
  else if (format === 'csr') {
    const begins = Array.from({ length: rows + 1 }, () => from.read(ROW_BITS));
    for (let row = 0; row < rows; row++) {
      for (let k = begins[row] as number; k < (begins[row + 1] as number); k++) {
        mask[row * columns + from.read(COLUMN_BITS)] = 1;
      }
    }
  } else {
    const values = Array.from({ length: (length / format.of) * format.kept }, () => from.read(bits));
    values.forEach((code, k) => {
      const i = Math.floor(k / format.kept) * format.of + from.read(placeBits(format));
      codes[i] = code;
      mask[i] = 1;
    });
    return { codes, mask };
  }
  for (let i = 0; i < length; i++) if (mask[i]) codes[i] = from.read(bits);
  return { codes, mask };
}

/** Weights that a mask keeps. */
export function keptIn(mask: Mask): number {
  let count = 0;
  for (let i = 0; i < mask.length; i++) count += mask[i] as number;
  return count;
}

/** The same by formula. */
export function sparseBits(
  { mask, rows, bits }: Omit<SparseMatrix, 'codes' | 'columns'>,
  format: SparseFormat,
): number {
  const length = mask.length;
  if (format === 'dense') return length * bits;
  const kept = keptIn(mask);
  if (format === 'bitmap') return length + kept * bits;
  if (format === 'csr') return (rows + 1) * ROW_BITS + kept * (COLUMN_BITS + bits);
  return (length / format.of) * format.kept * (bits + placeBits(format));
}

/** 2:4 before 4:8: where both would do, the first takes fewer bits. */
const REGULAR: readonly NM[] = [
  { kept: 2, of: 4 },
  { kept: 4, of: 8 },
];

/** The formats that can hold this mask. */
export function formatsOf(mask: Mask): readonly SparseFormat[] {
  return ['dense', 'bitmap', 'csr', ...REGULAR.filter((nm) => isRegular(mask, nm))];
}

/** The one that takes fewest bits. */
export function bestFormat(matrix: Omit<SparseMatrix, 'codes' | 'columns'>): SparseFormat {
  const bits = (format: SparseFormat) => sparseBits(matrix, format);
  return formatsOf(matrix.mask).reduce((best, format) => (bits(format) < bits(best) ? format : best));
}

function isRegular(mask: Mask, { kept, of }: NM): boolean {
  if (mask.length % of !== 0) return false;
  for (let at = 0; at < mask.length; at += of) {
    let count = 0;
    for (let i = at; i < at + of; i++) count += mask[i] as number;
    if (count > kept) return false;
  }
  return true;
}

/**
 * N places of every M, in order: those of the mask and, where it keeps fewer, others whose code is stored all the same.
 * Throws RangeError where it keeps more.
 */
function slots(mask: Mask, { kept, of }: NM): readonly number[] {
  const places: number[] = [];
  for (let at = 0; at < mask.length; at += of) {
    const group = Array.from({ length: of }, (_, i) => at + i);
    const own = group.filter((i) => mask[i]);
    if (own.length > kept) throw new RangeError(`${own.length} of ${of} weights at ${at}, not ${kept}`);
    const spare = group.filter((i) => !mask[i]).slice(0, kept - own.length);
    places.push(...[...own, ...spare].sort((a, b) => a - b));
  }
  return places;
}

class BitWriter {
  readonly bytes: Uint8Array<ArrayBuffer>;
  #next = 0;
  /** bits that do not fill a byte yet, and how many */
  #rest = 0;
  #held = 0;

  constructor(bits: number) {
    this.bytes = new Uint8Array(Math.ceil(bits / 8));
  }

  /** `bits`: 16 at most, so that integers of 32 bits are enough. */
  write(value: number, bits: number): void {
    this.#rest |= value << this.#held;
    this.#held += bits;
    while (this.#held >= 8) {
      this.bytes[this.#next++] = this.#rest & 255;
      this.#rest >>>= 8;
      this.#held -= 8;
    }
    if (this.#held > 0) this.bytes[this.#next] = this.#rest;
  }

  /** 32 bits. */
  writeLong(value: number): void {
    this.write(value & 0xffff, 16);
    this.write(value >>> 16, 16);
  }
}

class BitReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(bits: number): number {
    let value = 0;
    for (let done = 0; done < bits; ) {
      const [byte, shift] = [this.#at >> 3, this.#at & 7];
      const taken = Math.min(8 - shift, bits - done);
      value += (((this.#bytes[byte] as number) >> shift) & ((1 << taken) - 1)) * 2 ** done;
      this.#at += taken;
      done += taken;
    }
    return value;
  }
}
