/** The decoder's variants on onnxruntime: what Python `peft` computes with the same files, unmerged and merged. */
import { beforeAll, describe, expect, it } from 'vitest';
import { decoder, decoderWeights, golden, goldenAdapter } from '../../kit/lora/golden.ts';
import { type AdapterFiles, merge, readAdapter, scaled } from '../../kit/lora/index.ts';
import type { AdaptersModel, DecoderVariant } from '../../kit/models/adapters.ts';
import { loadDecoderInNode, loadInNode } from '../../kit/runtime/node.ts';
import { asFloat32 } from '../../kit/weights/decoder-weights.ts';

let adapters: AdaptersModel;
beforeAll(async () => {
  adapters = await loadInNode('adapters');
});

const { adapter } = goldenAdapter();

async function lastRow(model: DecoderVariant, ids: readonly number[]): Promise<Float32Array> {
  return (await model.logits(ids)).subarray((ids.length - 1) * decoder.vocabulary);
}

function gap(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let worst = 0;
  for (let i = 0; i < a.length; i++) worst = Math.max(worst, Math.abs((a[i] as number) - (b[i] as number)));
  return worst;
}

async function shippedFiles(model: AdaptersModel, name: string): Promise<AdapterFiles> {
  return {
    config: new TextDecoder().decode(await model.file(`${name}/adapter_config.json`)),
    tensors: await model.file(`${name}/adapter_model.safetensors`),
  };
}

describe('an adapter of Python peft', () => {
  it('gives peft’s logits, its factors as inputs of the graph', async () => {
    const model = adapters.withFactors(adapter);
    for (const { ids, logits } of golden.cases) expect(gap(await lastRow(model, ids), logits)).toBeLessThan(1e-4);
  });

  it('gives the logits of merge_and_unload, merged into the weights of the unchanged graph', async () => {
    const model = adapters.withWeights(asFloat32(decoderWeights(), merge(decoderWeights(), [adapter])));
    for (const { ids, merged } of golden.cases) expect(gap(await lastRow(model, ids), merged)).toBeLessThan(1e-4);
    await model.release();
  });

  it('at strength 0 is the decoder, and generates as it does', async () => {
    const [plain, off] = [await loadDecoderInNode(), adapters.withFactors(scaled(adapter, 0))];
    const ids = golden.cases[0]!.ids;
    expect(gap(await off.logits(ids), await plain.logits(ids))).toBeLessThan(1e-5);
    const written = async (model: Pick<DecoderVariant, 'generate'>) => {
      const out: number[] = [];
      for await (const { id } of model.generate(ids, { maxNewTokens: 12 })) out.push(id);
      return out;
    };
    expect(await written(off)).toEqual(await written(plain));
  });
});

describe('the adapters of the book', () => {
  it('all fit the decoder, and merged equals unmerged within 1e-4', async () => {
    expect(adapters.config.shipped.length).toBeGreaterThan(0);
    const weights = decoderWeights();
    for (const name of adapters.config.shipped) {
      const read = readAdapter(await shippedFiles(adapters, name), adapters.config).adapter;
      const unmerged = adapters.withFactors(read);
      const merged = adapters.withWeights(asFloat32(weights, merge(weights, [read])));
      for (const { ids } of golden.cases)
        expect(gap(await merged.logits(ids), await unmerged.logits(ids)), name).toBeLessThan(1e-4);
      await merged.release();
    }
  });
});
