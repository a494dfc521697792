import { DTYPE_BYTES, type StoredTensors } from './dtypes.ts';
import { SafetensorsError } from './errors.ts';

/** The data start at a multiple of this many bytes, so that every element type can be viewed in place. */
const ALIGNMENT = 64;

/**
 * A safetensors file of `tensors`. Larger elements come first, then names in order, as the library writes them: every
 * offset is then a multiple of its element's size. Throws SafetensorsError('size-mismatch') when bytes and shape
 * disagree.
 */
export function writeSafetensors(
  tensors: StoredTensors,
  metadata: Readonly<Record<string, string>> = {},
): Uint8Array<ArrayBuffer> {
  const sorted = [...tensors].sort(
    ([a, x], [b, y]) => DTYPE_BYTES[y.dtype] - DTYPE_BYTES[x.dtype] || (a < b ? -1 : a > b ? 1 : 0),
  );
  const header: [string, unknown][] = Object.keys(metadata).length ? [['__metadata__', metadata]] : [];
  let size = 0;
  for (const [name, { dtype, shape, bytes }] of sorted) {
    const expected = shape.reduce((count, n) => count * n, DTYPE_BYTES[dtype]);
    if (expected !== bytes.length) throw new SafetensorsError('size-mismatch', name);
    header.push([name, { dtype, shape, data_offsets: [size, size + bytes.length] }]);
    size += bytes.length;
  }
  const text = new TextEncoder().encode(JSON.stringify(Object.fromEntries(header)));
  const start = Math.ceil((8 + text.length) / ALIGNMENT) * ALIGNMENT;
  const file = new Uint8Array(start + size).fill(0x20, 8, start);
  new DataView(file.buffer).setBigUint64(0, BigInt(start - 8), true);
  file.set(text, 8);
  let at = start;
  for (const [, { bytes }] of sorted) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}
