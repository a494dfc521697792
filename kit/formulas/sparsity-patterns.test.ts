import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bitsPerWeight, energy, kept, NM, PATTERNS } from './sparsity-patterns.ts';
import excerpt from './sparsity-weights.json' with { type: 'json' };

const { weights, offset, columns, tensor } = excerpt;

/** A float16 by its fields; no infinities among weights. */
function half(code: number): number {
  const [sign, exponent, fraction] = [code >> 15, (code >> 10) & 31, code & 1023];
  return (sign ? -1 : 1) * (exponent === 0 ? fraction * 2 ** -24 : (1 + fraction / 1024) * 2 ** (exponent - 15));
}

describe('the weights drawn', () => {
  it('are those of the file that the reader downloads, transposed', () => {
    const data = readFileSync('public/models/decoder/onnx/model.onnx_data');
    weights.forEach((row, i) => {
      row.forEach((w, j) => {
        expect(half(data.readUInt16LE(offset + 2 * (j * columns + i)))).toBeCloseTo(w, 6);
      });
    });
  });

  it('lie where the graph says that the tensor begins', () => {
    const graph = readFileSync('public/models/decoder/onnx/model.onnx').toString('latin1');
    const at = graph.lastIndexOf(tensor); // named by its node first, then by its place in the file
    expect(graph.slice(at, at + 200)).toContain(String(offset));
  });
});

describe.each(PATTERNS.filter((pattern) => pattern !== 'dense'))('%s', (pattern) => {
  it('keeps half of the weights', () => {
    expect(kept(weights, pattern).flat().filter(Boolean)).toHaveLength(32);
  });
});

it('keeps two of every four in a row, the largest', () => {
  expect(kept([[0.1, -0.7, 0.3, 0.05]], 'nm')).toEqual([[false, true, true, false]]);
  for (const row of kept(weights, 'nm')) {
    for (const from of [0, 4]) expect(row.slice(from, from + NM.of).filter(Boolean)).toHaveLength(NM.kept);
  }
});

it('keeps whole columns', () => {
  const mask = kept(weights, 'structured');
  for (const row of mask) expect(row).toEqual(mask[0]);
});

it('loses more with each constraint; figures of NumPy on the same weights', () => {
  const shares = (['unstructured', 'nm', 'structured'] as const).map((pattern) =>
    energy(weights, kept(weights, pattern)),
  );
  expect(shares).toEqual([0.93298, 0.84599, 0.76847].map((share) => expect.closeTo(share, 4)));
  expect(energy(weights, kept(weights, 'dense'))).toBe(1);
});

it('stores the 36 bits that the chapter counts for four weights', () => {
  expect(bitsPerWeight('nm') * NM.of).toBe(36);
  expect([bitsPerWeight('dense'), bitsPerWeight('unstructured'), bitsPerWeight('structured')]).toEqual([16, 9, 8]);
});
