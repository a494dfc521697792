/** The product of matrices on WebAssembly SIMD: panels are packed here, multiplied in kernel/product.wat. */
import { BINARY } from './kernel/binary.ts';
import { checkShapes, type Matrix, type Product, plainProduct, transposed } from './matrix.ts';

/** tile of the kernel */
const ROWS = 4;
const COLUMNS = 8;
/** bytes of a page of WebAssembly memory */
const PAGE = 65_536;

interface Exports {
  readonly memory: WebAssembly.Memory;
  /** addresses in bytes, panels of A and of B, length of the inner axis */
  multiply(a: number, b: number, c: number, rowPanels: number, columnPanels: number, depth: number): void;
}

const panels = (length: number, width: number) => Math.ceil(length / width);

/**
 * Panels of `width` rows, column by column, from `at` on. Rows that the last panel lacks are never read back: they stay
 * as they are.
 */
function pack(
  { data, offset, rows, columns, rowStride, columnStride }: Matrix,
  width: number,
  to: Float32Array,
  at: number,
) {
  for (let row = 0; row < rows; row += 1) {
    let source = offset + row * rowStride;
    let target = at + (row - (row % width)) * columns + (row % width);
    for (let k = 0; k < columns; k += 1) {
      to[target] = data[source]!;
      source += columnStride;
      target += width;
    }
  }
}

const isDense = ({ columns, rowStride, columnStride }: Matrix) => columnStride === 1 && rowStride === columns;

/** The elements of one matrix into another of the same shape. */
function copy(from: Matrix, to: Matrix): void {
  if (isDense(from) && isDense(to)) {
    to.data.set(from.data.subarray(from.offset, from.offset + from.rows * from.columns), to.offset);
    return;
  }
  for (let i = 0; i < from.rows; i += 1) {
    let source = from.offset + i * from.rowStride;
    let target = to.offset + i * to.rowStride;
    for (let j = 0; j < from.columns; j += 1) {
      to.data[target] = from.data[source]!;
      source += from.columnStride;
      target += to.columnStride;
    }
  }
}

/** Each has a memory of its own, which grows to the largest product asked for. Null where SIMD is missing. */
export function simdProduct(): Product | null {
  const binary = Uint8Array.from(atob(BINARY), (character) => character.charCodeAt(0));
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(binary)) return null;
  const instance = new WebAssembly.Instance(new WebAssembly.Module(binary));
  const { memory, multiply } = instance.exports as unknown as Exports;
  let floats = new Float32Array(memory.buffer);

  function reserve(count: number): void {
    if (count > floats.length) memory.grow(panels(count * 4 - memory.buffer.byteLength, PAGE));
    if (floats.buffer !== memory.buffer) floats = new Float32Array(memory.buffer);
  }

  return (a, b, into) => {
    checkShapes(a, b, into);
    if (!(into.data instanceof Float32Array)) return plainProduct(a, b, into);
    if (a.columns === 0) return;
    const down = panels(a.rows, ROWS);
    const across = panels(b.columns, COLUMNS);
    const width = across * COLUMNS;
    const bAt = down * ROWS * a.columns;
    const cAt = bAt + width * a.columns;
    reserve(cAt + down * ROWS * width);
    pack(a, ROWS, floats, 0);
    pack(transposed(b), COLUMNS, floats, bAt);
    const place = { ...into, data: floats, offset: cAt, rowStride: width, columnStride: 1 };
    copy(into, place);
    multiply(0, 4 * bAt, 4 * cAt, down, across, a.columns);
    copy(place, into);
  };
}

/** The fastest product there is here. */
export const bestProduct = (): Product => simdProduct() ?? plainProduct;
