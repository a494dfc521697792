/** Recipes that prune, on the real decoder. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { decoder } from '../lora/golden.ts';
import type { CompressibleModel } from '../models/compressible.ts';
import type { DecoderModel } from '../models/decoder.ts';
import { createDecoder } from '../models/decoder-onnx.ts';
import { loadDecoderInNode, loadInNode } from '../runtime/node.ts';
import { floatsOf, openWeights } from '../weights/decoder-weights.ts';
import { compress, engineSession } from './index.ts';
import { type PruneStep, prunable } from './prune.ts';

const IDS = Array.from({ length: 60 }, (_, i) => (i * 37 + 11) % 4096);
const WEIGHTS = 6 * 12 * 160 ** 2;
const weights = openWeights(new Uint8Array(readFileSync('public/models/decoder/onnx/model.onnx_data')), decoder);

let onnx: DecoderModel;
let model: CompressibleModel;
let text: readonly (readonly number[])[];
beforeAll(async () => {
  onnx = await loadDecoderInNode();
  model = await loadInNode('compressible');
  text = (await model.windows()).calibration.fr.slice(0, 2);
});

const pruned = (step: PruneStep, more: object = {}) =>
  model.withRecipe({ from: 'decoder', prune: step, calibration: text, ...more });
const report = (step: PruneStep, more?: object) => pruned(step, more).report(() => undefined);
const furthest = (a: Float32Array, b: Float32Array) =>
  a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), a.length === b.length ? 0 : Number.NaN);

it.each([
  ['global', 'free', 0.7, 0.7],
  ['matrix', 'free', 0.5, 0.5],
  ['wanda', 'free', 0.25, 0.25],
  ['sparsegpt', 'free', 0.6, 0.6],
  ['matrix', '2:4', 0, 0.5],
  ['wanda', '4:8', 0, 0.5],
] as const)(
  '%s, %s: at %d, a share %d of the weights leaves, and the file is what the formula says',
  async (...row) => {
    const [method, pattern, sparsity, share] = row;
    const { sparse, bytes, packedBytes, baseBytes } = await report({ method, pattern, sparsity });
    expect(sparse.original).toBe(WEIGHTS);
    expect(1 - sparse.kept / WEIGHTS).toBeCloseTo(share, 3);
    for (const format of sparse.formats) expect(format.packedBytes).toBe(format.bytes);
    // 16 bits for what is left and one for each place, against 16 for all; the header of the file is some kilobytes
    const spared = (WEIGHTS * (16 * (1 - sparse.kept / WEIGHTS) - 1)) / 8;
    // all matrices together, some lose so much that another format is smaller still
    if (method === 'global') expect(baseBytes - bytes).toBeGreaterThan(spared);
    else expect(baseBytes - bytes).toBeCloseTo(spared, -2);
    expect(packedBytes - bytes).toBeGreaterThan(0);
    expect(packedBytes - bytes).toBeLessThan(10_000);
    expect(sparse.formats.map(({ id }) => id)).toEqual(
      pattern === 'free'
        ? ['dense', 'bitmap', 'csr']
        : ['dense', 'bitmap', 'csr', ...(pattern === '2:4' ? [pattern] : []), '4:8'],
    );
  },
);

it('heads that are removed are heads that are masked, those that weigh least by magnitude', async () => {
  const own = pruned({ method: 'matrix', pattern: 'heads', sparsity: 0.4 });
  const { sparse } = await own.report(() => undefined);
  expect(sparse.heads.reduce((sum, count) => sum + count, 0)).toBe(18); // 30 less 12
  for (const { bytes, packedBytes } of sparse.formats) expect(packedBytes).toBe(bytes);
  // 4 matrices of D × K each
  expect(sparse.weights).toBe(WEIGHTS - 12 * 4 * 160 * 32);
  const norms = Array.from({ length: decoder.layers }, (_, i) => {
    const out = floatsOf(weights, `transformer.h.${i}.attn.c_proj.weight`);
    return Array.from({ length: 5 }, (_, h) =>
      out.subarray(h * 32 * 160, (h + 1) * 32 * 160).reduce((s, w) => s + w * w, 0),
    );
  }).flat();
  const limit = [...norms].sort((a, b) => a - b)[12]!;
  const headMask = Float32Array.from(norms, (norm) => (norm < limit ? 0 : 1));
  const wanted = await onnx.inspect(IDS, { headMask });
  expect(furthest(await own.logits(IDS), wanted.logits)).toBeLessThan(5e-4);
  await own.release();
});

it('columns that are removed are columns of zeros: the matrices are smaller, the logits the same', async () => {
  const own = pruned({ method: 'wanda', pattern: 'columns', sparsity: 0.25 });
  const { sparse } = await own.report(() => undefined);
  expect(sparse.columns).toEqual([480, 480, 480, 480, 480, 480]);
  const sources = {
    config: decoder,
    decoder: weights,
    trained: new Uint8Array(readFileSync('public/models/decoder-4bit/model.safetensors')),
  };
  const whole = await compress(
    { from: 'decoder' },
    sources,
    () => Promise.reject(new Error()),
    async () => undefined,
  );
  const tensors = new Map(whole.weights.tensors);
  const { tensors: left } = (
    await compress(
      { from: 'decoder', prune: { method: 'matrix', pattern: 'columns', sparsity: 0.25 } },
      sources,
      () => Promise.reject(new Error()),
      async () => undefined,
    )
  ).weights;
  for (let i = 0; i < decoder.layers; i++) {
    const name = `transformer.h.${i}.mlp.c_proj.weight`;
    const rows = new Set<string>();
    const kept = left.get(name)!;
    for (let at = 0; at < kept.length; at += 160) rows.add(kept.subarray(at, at + 160).join());
    const full = tensors.get(name)!.slice();
    for (let at = 0; at < full.length; at += 160) {
      if (!rows.has(full.subarray(at, at + 160).join())) full.fill(0, at, at + 160);
    }
    tensors.set(name, full);
  }
  const zeroed = createDecoder(engineSession(decoder, { tensors }), decoder);
  const smaller = createDecoder(engineSession(decoder, { tensors: left }), decoder);
  expect(furthest(await smaller.logits(IDS), await zeroed.logits(IDS))).toBeLessThan(5e-4);
});

it('a layer may lose all its heads', async () => {
  const own = pruned({ method: 'matrix', pattern: 'heads', sparsity: 0.95 });
  const { sparse } = await own.report(() => undefined);
  expect(sparse.heads).toContain(0);
  expect(sparse.heads.reduce((sum, count) => sum + count, 0)).toBe(2); // 30 less 28
  // 2 heads are 64 of Q, of K and of V; each weight that is left takes 16 bits and its column 16
  const [rows, left] = [3 * 64 + 6 * (160 + 640 + 160), WEIGHTS - 28 * 4 * 160 * 32];
  const sizes = new Map(sparse.formats.map((format) => [format.id, format]));
  expect(sizes.get('csr')?.bytes).toBe(4 * (rows + 6 * 4) + 4 * left);
  for (const { bytes, packedBytes } of sparse.formats) expect(packedBytes).toBe(bytes);
  expect((await own.logits(IDS)).every(Number.isFinite)).toBe(true);
});

it('then quantises what is left: zeros stay zeros, whatever the pattern', async () => {
  const quantise = [{ method: 'gptq', bits: 4, symmetric: false, granularity: 'group', groupSize: 32 }] as const;
  const own = pruned({ method: 'sparsegpt', pattern: '2:4', sparsity: 0 }, { quantise });
  const { sparse } = await own.report(() => undefined);
  expect(sparse.formats.map(({ id }) => id)).toContain('2:4');
  const [name = ''] = prunable(decoder);
  const { after, columns } = await own.matrix(name);
  for (let at = 0; at < after.length; at += 4) {
    expect(after.subarray(at, at + 4).filter((w) => w !== 0).length).toBeLessThanOrEqual(2);
  }
  expect(columns).toBe(160);
  const columnsLeft = pruned({ method: 'sparsegpt', pattern: 'columns', sparsity: 0.5 }, { quantise });
  expect((await columnsLeft.logits(IDS)).every(Number.isFinite)).toBe(true);
});

it('quantises a layer that lost all its heads', async () => {
  const group = { bits: 4, symmetric: false, granularity: 'group', groupSize: 32 } as const;
  const quantise = [{ ...group, method: 'gptq', kinds: ['attention-in', 'attention-out'] }];
  const made = await report({ method: 'matrix', pattern: 'heads', sparsity: 0.95 }, { quantise });
  for (const { bytes, packedBytes } of made.sparse.formats) expect(packedBytes).toBe(bytes);
  // the header of the file
  expect(made.packedBytes - made.bytes).toBeGreaterThan(0);
  expect(made.packedBytes - made.bytes).toBeLessThan(20_000);
});
