/** The decoder in 4 bits: the file that training packed, unpacked in the page, against PyTorch (training/quantization/export.py). */
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { decoder } from '../../kit/lora/golden.ts';
import { isQuantised, unpackDecoder } from '../../kit/quantization/index.ts';
import { loadInNode } from '../../kit/runtime/node.ts';
import { asFloat32, decoderShapes, type Edits, openWeights } from '../../kit/weights/decoder-weights.ts';

interface Golden {
  /** each [out, in], as PyTorch has them */
  readonly matrices: readonly {
    readonly name: string;
    readonly shape: readonly [number, number];
    readonly sum: number;
    readonly sum_of_magnitudes: number;
    readonly first: readonly number[];
  }[];
  readonly ids: readonly number[];
  readonly every: number;
  readonly logits: readonly number[];
}
const golden = JSON.parse(readFileSync('tests/golden/quantization/packed.json', 'utf8')) as Golden;
const file = () => new Uint8Array(readFileSync('public/models/decoder-4bit/model.safetensors'));

let edits: Edits;
beforeAll(() => {
  edits = unpackDecoder(file(), decoder);
});

describe('the packed file', () => {
  it('holds every matrix that is quantised, and all the rest', () => {
    expect([...edits.keys()].sort()).toEqual([...decoderShapes(decoder).keys()].sort());
    expect(golden.matrices.map(({ name }) => name).sort()).toEqual([...edits.keys()].filter(isQuantised).sort());
  });

  it.each(golden.matrices)('$name is PyTorch’s', ({ name, shape, sum, sum_of_magnitudes, first }) => {
    const values = edits.get(name)!;
    const [rows, columns] = shape;
    // GPT-2's file holds linear maps as [in, out], the embedding as it is
    const at = (i: number, j: number) =>
      name.endsWith('wte.weight') ? values[i * columns + j]! : values[j * rows + i]!;
    expect(Array.from({ length: first.length }, (_, j) => at(0, j))).toEqual(first);
    expect(values.reduce((total, value) => total + value, 0)).toBeCloseTo(sum, 4);
    expect(values.reduce((total, value) => total + Math.abs(value), 0)).toBeCloseTo(sum_of_magnitudes, 3);
  });

  it('has at most 16 different values in a group of 32', () => {
    const embedding = edits.get('transformer.wte.weight')!;
    for (let start = 0; start < embedding.length; start += 32) {
      expect(new Set(embedding.subarray(start, start + 32)).size).toBeLessThanOrEqual(16);
    }
  });

  it('gives PyTorch’s logits', async () => {
    const model = await loadInNode('adapters', 'public/models/decoder');
    const weights = openWeights(await model.file('onnx/model.onnx_data'), decoder);
    const variant = model.withWeights(asFloat32(weights, edits));
    const all = await variant.logits(golden.ids);
    await variant.release();
    const last = all.subarray((golden.ids.length - 1) * decoder.vocabulary);
    for (const [i, wanted] of golden.logits.entries()) expect(last[i * golden.every]).toBeCloseTo(wanted, 3);
  }, 60_000);

  it('is refused when it is cut', () => {
    expect(() => unpackDecoder(file().subarray(0, 100_000), decoder)).toThrow();
  });
});
