import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { kernelModule } from '../../scripts/training-kernel.ts';
import { randomStream } from '../math/random.ts';
import { type Matrix, matrix, plainProduct, transposed } from './matrix.ts';
import { bestProduct, simdProduct } from './product.ts';
import type { Floats } from './tensor.ts';

const next = randomStream(3);
const drawn = (rows: number, columns: number, type = Float32Array as new (n: number) => Floats): Matrix => {
  const data = new type(rows * columns);
  for (let i = 0; i < data.length; i += 1) data[i] = 2 * next() - 1;
  return matrix({ shape: [rows, columns], data });
};
const copied = (m: Matrix): Matrix => ({ ...m, data: m.data.slice() as Floats });
const at = (m: Matrix, i: number, j: number) => m.data[m.offset + i * m.rowStride + j * m.columnStride] as number;

/** by the definition, in float64 */
function byHand(a: Matrix, b: Matrix, into: Matrix): number[] {
  return Array.from({ length: into.rows * into.columns }, (_, n) => {
    const [i, j] = [Math.floor(n / into.columns), n % into.columns];
    let sum = at(into, i, j);
    for (let k = 0; k < a.columns; k += 1) sum += at(a, i, k) * at(b, k, j);
    return sum;
  });
}

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the kernel', () => {
  it('is what its source assembles to', async () => {
    expect(readFileSync('kit/training/kernel/binary.ts', 'utf8')).toBe(await kernelModule());
  });

  // tiles are 4 × 8: below, at and above them, and every form that backward needs
  const SIZES = [1, 3, 4, 7, 8, 9, 33];
  it.each(['A·B', 'A·Bᵀ', 'Aᵀ·B'])('%s has the bits of plain JavaScript, at any size', (form) => {
    const simd = simdProduct();
    if (!simd) throw new Error('no SIMD here');
    for (const rows of SIZES)
      for (const columns of SIZES)
        for (const depth of SIZES) {
          const a = form === 'Aᵀ·B' ? transposed(drawn(depth, rows)) : drawn(rows, depth);
          const b = form === 'A·Bᵀ' ? transposed(drawn(columns, depth)) : drawn(depth, columns);
          const [fast, plain] = [drawn(rows, columns)].flatMap((m) => [m, copied(m)]) as [Matrix, Matrix];
          const expected = byHand(a, b, fast);
          simd(a, b, fast);
          plainProduct(a, b, plain);
          expect(fast.data).toEqual(plain.data);
          expected.forEach((value, i) => {
            expect(fast.data[i]).toBeCloseTo(value, 4);
          });
        }
  });

  it('works within larger arrays: a head among heads, and a result that is itself transposed', () => {
    const wide = drawn(6, 24);
    const head = (offset: number): Matrix => ({ ...wide, offset, columns: 4 });
    const target = drawn(6, 9);
    const inside = transposed({ ...target, offset: 2, columns: 6 });
    const untouched = target.data.filter((_, i) => i % 9 < 2 || i % 9 === 8);
    const expected = byHand(head(4), transposed(head(12)), inside);
    (simdProduct() ?? plainProduct)(head(4), transposed(head(12)), inside);
    expected.forEach((value, n) => {
      expect(at(inside, Math.floor(n / 6), n % 6)).toBeCloseTo(value, 5);
    });
    expect(target.data.filter((_, i) => i % 9 < 2 || i % 9 === 8)).toEqual(untouched);
  });

  it('gives the same bits when the inner axis comes in parts, as micro-batches do', () => {
    const [a, b, whole] = [drawn(5, 20), drawn(20, 6), drawn(5, 6)];
    const parts = copied(whole);
    const product = bestProduct();
    product(a, b, whole);
    for (const from of [0, 8, 16])
      product(
        { ...a, offset: from, columns: Math.min(8, 20 - from) },
        { ...b, offset: from * 6, rows: Math.min(8, 20 - from) },
        parts,
      );
    expect(parts.data).toEqual(whole.data);
  });
});

describe('other ways', () => {
  it('float64 goes by plain JavaScript, to the last bits', () => {
    const [a, b, into] = [drawn(3, 5, Float64Array), drawn(5, 4, Float64Array), drawn(3, 4, Float64Array)];
    const expected = byHand(a, b, into);
    bestProduct()(a, b, into);
    expect([...into.data]).toEqual(expected);
  });

  it('without SIMD, plain JavaScript takes over', () => {
    vi.stubGlobal('WebAssembly', { validate: () => false });
    expect(bestProduct()).toBe(plainProduct);
  });

  it('refuses shapes that do not fit', () => {
    for (const product of [bestProduct(), plainProduct])
      expect(() => product(drawn(2, 3), drawn(4, 2), drawn(2, 2))).toThrow('(2, 3) · (4, 2) does not fit into (2, 2)');
  });
});
