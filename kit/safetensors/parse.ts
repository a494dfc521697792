/**
 * Reads a safetensors file that may come from anybody: 8 bytes of header length (little-endian), a JSON header, then
 * the data.
 * Everything is checked before anything is believed, and nothing is allocated on the word of the header.
 * Source of the rules: github.com/huggingface/safetensors, README, « Format » (no duplicate key, no hole, no overlap).
 */
import { DTYPE_BYTES, type Dtype, isDtype, type StoredTensor } from './dtypes.ts';
import { SafetensorsError } from './errors.ts';
import { type HeaderObject, type HeaderValue, parseHeaderJson } from './header-json.ts';
import { otherKind } from './kind.ts';

export interface SafetensorsFile {
  readonly metadata: ReadonlyMap<string, string>;
  /** in the order of their data */
  readonly tensors: ReadonlyMap<string, StoredTensor>;
  /** where the data begin, bytes from the start of the file */
  readonly dataOffset: number;
}

const LENGTH_BYTES = 8;
/** The library's own limit is 100 MB; the largest header this book meets is some 10 kB. */
const MAX_HEADER_BYTES = 4 * 2 ** 20;
const MAX_TENSORS = 20_000;
const MAX_DIMENSIONS = 16;

interface Entry {
  readonly name: string;
  readonly dtype: Dtype;
  readonly shape: readonly number[];
  readonly begin: number;
  readonly end: number;
}

/** Throws SafetensorsError with the first fault found. */
export function parseSafetensors(file: Uint8Array): SafetensorsFile {
  const dataOffset = LENGTH_BYTES + headerLength(file);
  const header = parseHeaderJson(utf8(file.subarray(LENGTH_BYTES, dataOffset)));
  if (header.size > MAX_TENSORS) throw new SafetensorsError('too-many-tensors', String(header.size));
  const data = file.subarray(dataOffset);
  const entries: Entry[] = [];
  let metadata: ReadonlyMap<string, string> = new Map();
  for (const [name, value] of header) {
    if (name === '__metadata__') metadata = readMetadata(value);
    else entries.push(readEntry(name, value, data.length));
  }
  entries.sort((a, b) => a.begin - b.begin || a.end - b.end);
  checkCoverage(entries, data.length);
  const tensors = entries.map(({ name, dtype, shape, begin, end }) => {
    return [name, { dtype, shape, bytes: data.subarray(begin, end) }] as const;
  });
  return { metadata, tensors: new Map(tensors), dataOffset };
}

function headerLength(file: Uint8Array): number {
  // read as a length, the first letters of another kind of file announce more than any file holds
  if (file.length < LENGTH_BYTES) throw new SafetensorsError('truncated', `${file.length} B`, otherKind(file));
  const length = new DataView(file.buffer, file.byteOffset, LENGTH_BYTES).getBigUint64(0, true);
  if (length > BigInt(file.length - LENGTH_BYTES)) {
    const begun = file.length === LENGTH_BYTES || file[LENGTH_BYTES] === 0x7b; // {
    throw new SafetensorsError('truncated', `${length} B`, otherKind(file) ?? (begun ? null : 'other'));
  }
  if (length < 2n || length > BigInt(MAX_HEADER_BYTES)) throw new SafetensorsError('header-length', `${length} B`);
  return Number(length);
}

function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new SafetensorsError('header-json', 'UTF-8');
  }
}

function readMetadata(value: HeaderValue): ReadonlyMap<string, string> {
  const entries = asObject(value, '__metadata__');
  for (const [key, text] of entries) {
    if (typeof text !== 'string') throw new SafetensorsError('header-entry', `__metadata__.${key.slice(0, 80)}`);
  }
  return entries as ReadonlyMap<string, string>;
}

function readEntry(name: string, value: HeaderValue, available: number): Entry {
  const label = name.slice(0, 120);
  const fields = asObject(value, label);
  const dtype = fields.get('dtype');
  const shape = fields.get('shape');
  const offsets = fields.get('data_offsets');
  if (fields.size !== 3 || typeof dtype !== 'string' || !isNumbers(shape) || !isNumbers(offsets)) {
    throw new SafetensorsError('header-entry', label);
  }
  if (!isDtype(dtype)) throw new SafetensorsError('unknown-dtype', `${label} ${dtype.slice(0, 20)}`);
  const [begin, end] = offsets;
  if (begin === undefined || end === undefined || offsets.length !== 2) throw new SafetensorsError('offsets', label);
  if (begin < 0 || begin > end || end > available || !offsets.every(Number.isSafeInteger)) {
    throw new SafetensorsError('offsets', `${label} ${begin}–${end} / ${available}`);
  }
  if (elements(shape, label) * DTYPE_BYTES[dtype] !== end - begin) throw new SafetensorsError('size-mismatch', label);
  if (begin % DTYPE_BYTES[dtype] !== 0) throw new SafetensorsError('misaligned', label);
  return { name, dtype, shape, begin, end };
}

function elements(shape: readonly number[], label: string): number {
  let count = 1;
  for (const n of shape) {
    count *= n;
    if (n < 0 || !Number.isSafeInteger(n) || !Number.isSafeInteger(count)) throw new SafetensorsError('shape', label);
  }
  if (shape.length > MAX_DIMENSIONS) throw new SafetensorsError('shape', label);
  return count;
}

/** Sorted by begin, the tensors must follow each other exactly and reach the end of the data. */
function checkCoverage(entries: readonly Entry[], available: number): void {
  let at = 0;
  for (const { name, begin, end } of entries) {
    if (begin < at) throw new SafetensorsError('overlap', name.slice(0, 120));
    if (begin > at) throw new SafetensorsError('gap', `${at}–${begin}`);
    at = end;
  }
  if (at !== available) throw new SafetensorsError('gap', `${at}–${available}`);
}

function asObject(value: HeaderValue, label: string): HeaderObject {
  if (value instanceof Map) return value;
  throw new SafetensorsError('header-entry', label);
}

function isNumbers(value: HeaderValue | undefined): value is readonly number[] {
  return Array.isArray(value);
}
