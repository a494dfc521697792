import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { decoder } from '../lora/golden.ts';
import type { CompressibleModel } from '../models/compressible.ts';
import type { DecoderModel } from '../models/decoder.ts';
import { createDecoder, textFeeds } from '../models/decoder-onnx.ts';
import { loadDecoderInNode, loadInNode } from '../runtime/node.ts';
import { floatsOf, openWeights } from '../weights/decoder-weights.ts';
import { engineSession, kindOf, measureWindow, qualityOf, readInputs, roundActivations } from './index.ts';

const IDS = Array.from({ length: 60 }, (_, i) => (i * 37 + 11) % 4096);
const weights = openWeights(new Uint8Array(readFileSync('public/models/decoder/onnx/model.onnx_data')), decoder);
const tensors = new Map([...weights.tensors.keys()].map((name) => [name, floatsOf(weights, name)]));

let onnx: DecoderModel;
let model: CompressibleModel;
beforeAll(async () => {
  onnx = await loadDecoderInNode();
  model = await loadInNode('compressible');
});

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = [];
  for await (const item of stream) items.push(item);
  return items;
}

const furthest = (a: Float32Array, b: Float32Array) => {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i]!)), 0);
};

describe('the engine', () => {
  const own = createDecoder(engineSession(decoder, { tensors }), decoder);

  it('computes what onnxruntime computes of the same weights', async () => {
    const headMask = Float32Array.from({ length: decoder.layers * decoder.heads }, (_, i) => (i === 7 ? 0.5 : 1));
    for (const options of [{}, { headMask, causal: false, scoreScale: 0.1 }]) {
      const [made, wanted] = [await own.inspect(IDS, options), await onnx.inspect(IDS, options)];
      for (const part of ['logits', 'queries', 'keys', 'values', 'attentions', 'hiddenStates'] as const) {
        expect(furthest(made[part], wanted[part]), part).toBeLessThan(5e-4);
      }
    }
  });

  it('writes the same text with its cache', async () => {
    const text = async (from: DecoderModel) =>
      (await all(from.generate(IDS.slice(0, 9), { maxNewTokens: 20 }))).map(({ id }) => id);
    expect(await text(own)).toEqual(await text(onnx));
  });

  it('gives what it computed away: the next pass, longer or shorter, changes nothing of it', async () => {
    const outputs = ['logits', 'head_inputs', 'queries.0', 'present.5.key', 'present.5.value', 'attentions.5'];
    const session = engineSession(decoder, { tensors });
    const first = await session.run(textFeeds(IDS, decoder), outputs);
    const before = structuredClone(first);
    for (const ids of [IDS.slice(5, 20), [...IDS, ...IDS]]) await session.run(textFeeds(ids, decoder), outputs);
    expect(first).toEqual(before);
    const second = await session.run(textFeeds(IDS, decoder), outputs);
    expect(second).toEqual(before);
  });

  it('runs on smaller matrices: a head taken out is a head masked', async () => {
    const { width: D, headDim: K, heads: H } = decoder;
    const gone = 2;
    const kept = Array.from({ length: H }, (_, h) => h).filter((h) => h !== gone);
    const columns = [0, 1, 2].flatMap((part) =>
      kept.flatMap((h) => Array.from({ length: K }, (_, k) => part * D + h * K + k)),
    );
    const take = (name: string, from: readonly number[], row: number) => {
      const values = tensors.get(name)!;
      const lines = values.length / row;
      return Float32Array.from(
        { length: lines * from.length },
        (_, i) => values[Math.floor(i / from.length) * row + from[i % from.length]!]!,
      );
    };
    const rows = kept.flatMap((h) => Array.from({ length: K * D }, (_, i) => h * K * D + i));
    const smaller = new Map(tensors)
      .set('transformer.h.1.attn.c_attn.weight', take('transformer.h.1.attn.c_attn.weight', columns, 3 * D))
      .set('transformer.h.1.attn.c_attn.bias', take('transformer.h.1.attn.c_attn.bias', columns, 3 * D))
      .set('transformer.h.1.attn.c_proj.weight', take('transformer.h.1.attn.c_proj.weight', rows, D * D));
    const heads = Array.from({ length: decoder.layers }, (_, i) => (i === 1 ? kept : [0, 1, 2, 3, 4]));
    const pruned = createDecoder(engineSession(decoder, { tensors: smaller, heads }), decoder);
    const headMask = new Float32Array(decoder.layers * H).fill(1).fill(0, H + gone, H + gone + 1);
    const wanted = (await onnx.inspect(IDS, { headMask })).logits;
    expect(furthest((await pruned.inspect(IDS)).logits, wanted)).toBeLessThan(5e-4);
  });
});

describe('the inputs of the linear maps', () => {
  it('are what onnxruntime shows: the Hessian of the first map from its hidden states, normalised by hand', async () => {
    const inputs = await readInputs(decoder, { tensors }, [IDS], async () => undefined);
    expect(inputs.size).toBe(4 * decoder.layers + 1);
    const { hiddenStates } = await onnx.inspect(IDS);
    const D = decoder.width;
    const [g, b] = ['weight', 'bias'].map((part) => tensors.get(`transformer.h.0.ln_1.${part}`)!);
    const x = IDS.map((_, t) => {
      const row = Array.from(hiddenStates.slice(t * D, (t + 1) * D));
      const mean = row.reduce((sum, value) => sum + value, 0) / D;
      const variance = row.reduce((sum, value) => sum + (value - mean) ** 2, 0) / D;
      return row.map((value, d) => ((value - mean) / Math.sqrt(variance + 1e-5)) * g![d]! + b![d]!);
    });
    const found = inputs.get('transformer.h.0.attn.c_attn.weight')!;
    for (const [i, j] of [
      [0, 0],
      [3, 90],
      [159, 159],
    ] as const) {
      const wanted = (2 * x.reduce((sum, row) => sum + row[i]! * row[j]!, 0)) / IDS.length;
      expect(found.hessian[i * D + j]).toBeCloseTo(wanted, 4);
    }
    expect(found.largest[17]).toBeCloseTo(Math.max(...x.map((row) => Math.abs(row[17]!))), 4);
  });

  it('rounded per tensor keep one step for all, per token one each', () => {
    const input = Float32Array.of(1, -0.3, 10, 127, 0.4, 0);
    expect([...roundActivations({ bits: 8, per: 'tensor' }, 'head')('map', input, 3)]).toEqual([1, -0, 10, 127, 0, 0]);
    const rows = roundActivations({ bits: 2, per: 'token' }, 'head')('map', Float32Array.of(1, -0.3, 2, 6, -4, 1), 3);
    expect([...rows]).toEqual([2, -0, 2, 6, -6, 0]);
    expect(roundActivations({ bits: 2, per: 'token' }, 'map')('map', input, 3)).toBe(input);
  });
});

describe('what compression costs', () => {
  it('is measured as by hand on distributions of two tokens', () => {
    const window = { language: 'fr', ids: [0, 1, 0], first: 1, bytes: 4 } as const;
    const rows = (...shares: number[]) => Float32Array.from(shares, (share) => Math.log(share) + 3);
    // P(1) then P(0): 1/4 and 1/2 by the compressed, 1/2 and 1/2 by the original
    const measure = measureWindow(window, rows(0.75, 0.25, 0.5, 0.5), rows(0.25, 0.75, 0.5, 0.5), 2);
    expect(measure.nats).toBeCloseTo(Math.log(8), 6);
    expect(measure.baseNats).toBeCloseTo(Math.log(4 / 3) + Math.log(2), 6);
    expect(measure.divergence).toBeCloseTo(0.5 * Math.log(3), 6);
    expect(measure.agreed).toBe(1);
    expect(qualityOf([measure, measure])).toMatchObject({ tokens: 4, agreement: 0.5 });
    expect(qualityOf([measure])?.bitsPerByte).toBeCloseTo(3 / 4, 6);
    expect(qualityOf([])).toBeNull();
  });

  it('is nothing without a step, and bytes are what the file is', async () => {
    const original = model.withRecipe({ from: 'decoder' });
    const { measured, hidden, calibration } = await model.windows();
    expect([measured.length, hidden.length, calibration.fr.length, calibration.en.length]).toEqual([20, 20, 24, 24]);
    const [window] = await all(original.measure(measured.slice(0, 1)));
    const quality = qualityOf([window!])!;
    expect(quality).toMatchObject({ divergence: 0, agreement: 1, tokens: 192 });
    const scores = (await onnx.score(measured[0]!.ids.slice(0, 256))).filter(({ position }) => position >= 65);
    const last = await onnx.logits(measured[0]!.ids.slice(0, 256)); // the 257th token is only predicted
    const row = last.subarray(255 * decoder.vocabulary);
    const norm = Math.log(row.reduce((sum, logit) => sum + Math.exp(logit), 0));
    const nats = -scores.reduce((sum, { logProbability }) => sum + logProbability, row[measured[0]!.ids[256]!]! - norm);
    expect(quality.bitsPerByte).toBeCloseTo(nats / Math.LN2 / measured[0]!.bytes, 4);
    const report = await original.report(() => undefined);
    expect(report.bytes).toBe(2 * 2_552_320);
    expect(report.bytes).toBe(report.baseBytes);
  }, 60_000);

  it('in 4 bits, groups of 32, is as small as the card says, and GPTQ costs less than rounding', async () => {
    const { measured, calibration } = await model.windows();
    const config = { bits: 4, symmetric: false, granularity: 'group', groupSize: 32 } as const;
    const made = async (method: 'nearest' | 'gptq') => {
      const variant = model.withRecipe({
        from: 'decoder',
        quantise: [{ ...config, method }],
        calibration: calibration.fr.slice(0, 4),
      });
      const report = await variant.report(() => undefined);
      const quality = qualityOf(await all(variant.measure(measured.slice(0, 2))))!;
      await variant.release();
      return { report, quality };
    };
    const [nearest, gptq] = [await made('nearest'), await made('gptq')];
    expect(nearest.report.bytes).toBe(1_552_000); // public/models/decoder-4bit/README.md, « PTQ, 4 bits »
    expect(nearest.report.packedBytes - nearest.report.bytes).toBeLessThan(20_000); // the header of the file
    expect(nearest.report.packedBytes).toBeGreaterThan(nearest.report.bytes);
    expect(gptq.report.bytes).toBe(nearest.report.bytes);
    expect(gptq.quality.divergence).toBeLessThan(0.75 * nearest.quality.divergence);
    // rounding to the nearest is nearest to the weights, not to what they compute
    const error = ({ report }: typeof gptq) => report.matrices.find(({ name }) => kindOf(name) === 'mlp-in')!.rmsError;
    expect(error(gptq)).toBeGreaterThan(error(nearest));
  }, 120_000);

  it('refuses what cannot be', async () => {
    const bad = model.withRecipe({
      from: 'decoder',
      quantise: [{ bits: 1, symmetric: true, granularity: 'row', groupSize: 1, method: 'nearest' }],
    });
    await expect(bad.report(() => undefined)).rejects.toMatchObject({ code: 'invalid-input' });
    const blind = model.withRecipe({
      from: 'decoder',
      quantise: [{ bits: 4, symmetric: true, granularity: 'row', groupSize: 1, method: 'gptq' }],
    });
    await expect(blind.report(() => undefined)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
