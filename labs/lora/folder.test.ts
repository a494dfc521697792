/** The merged model travels as a zip and comes back the same; anything else is refused with a reason. */
import { decoder, decoderWeights, golden, goldenAdapter } from '@kit/lora/golden.ts';
import { merge } from '@kit/lora/index.ts';
import { largestGap } from '@kit/math/gap.ts';
import { loadInNode } from '@kit/runtime/node.ts';
import { SafetensorsError } from '@kit/safetensors/errors.ts';
import { asFloat32, WeightsError } from '@kit/weights/decoder-weights.ts';
import { unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import { FolderError } from './archive.ts';
import { readModel, zipFolder } from './folder.ts';

const weights = decoderWeights();
const edits = merge(weights, [goldenAdapter().adapter]);
let model: Awaited<ReturnType<typeof loadInNode<'adapters'>>>;
let zip: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  model = await loadInNode('adapters');
  zip = await zipFolder(model, weights, edits, 'decoder-x');
}, 60_000);

describe('the merged model as a folder', () => {
  it('holds what transformers needs, and says float32', () => {
    const files = unzipSync(zip);
    expect(Object.keys(files).sort()).toEqual([
      'decoder-x/config.json',
      'decoder-x/generation_config.json',
      'decoder-x/model.safetensors',
      'decoder-x/tokenizer.json',
      'decoder-x/tokenizer_config.json',
    ]);
    const config = JSON.parse(new TextDecoder().decode(files['decoder-x/config.json']));
    expect(config).toMatchObject({ model_type: 'gpt2', torch_dtype: 'float32', n_layer: decoder.layers });
  });

  it('read again, gives the logits of peft’s merge_and_unload', async () => {
    const variant = model.withWeights(asFloat32(weights, readModel(zip, decoder)));
    for (const { ids, merged } of golden.cases) {
      const row = (await variant.logits(ids)).subarray((ids.length - 1) * decoder.vocabulary);
      expect(largestGap(row, Float32Array.from(merged))).toBeLessThan(1e-4);
    }
    await variant.release();
  });
});

describe('what is no such folder is refused', () => {
  const refusal = (bytes: Uint8Array) => {
    try {
      readModel(bytes, decoder);
    } catch (error) {
      return error;
    }
    return null;
  };

  it.each([
    ['a truncated zip', () => zip.slice(0, 100_000), FolderError],
    ['a zip without weights', () => zipSync({ 'a.txt': Uint8Array.of(1) }), FolderError],
    [
      'two sets of weights',
      () => zipSync({ 'a/model.safetensors': new Uint8Array(9), 'b/model.safetensors': new Uint8Array(9) }),
      FolderError,
    ],
    [
      'an archive that unpacks to far more than any decoder',
      () => zipSync({ 'model.safetensors': new Uint8Array(65_000_000) }, { level: 0 }),
      FolderError,
    ],
    ['a damaged header', () => zipSync({ 'model.safetensors': new Uint8Array(64) }), SafetensorsError],
    ['nothing', () => new Uint8Array(0), SafetensorsError],
  ])('%s', (_, make, kind) => {
    expect(refusal(make())).toBeInstanceOf(kind);
  });

  it('a zip whose checksum is not that of its weights, or one bit of whose weights has changed', () => {
    const flipped = (from: number) => {
      const copy = zip.slice();
      copy[from] = (copy[from] as number) ^ 1;
      return copy;
    };
    const name = new TextEncoder().encode('model.safetensors');
    const isName = (at: number) => name.every((byte, i) => zip[at + i] === byte);
    const lastName = Array.from(zip.keys()).findLast(isName) as number; // in the central directory
    const crc = lastName - 'decoder-x/'.length - 46 + 16;
    for (const damaged of [flipped(crc), flipped(zip.length - 100_000)]) {
      expect(refusal(damaged)).toMatchObject({ reason: 'checksum' });
    }
  });

  it('weights of another shape', () => {
    expect(() => readModel(zip, { ...decoder, width: 80 })).toThrow(WeightsError);
    expect(() => readModel(zip, { ...decoder, layers: 5 })).toThrow(/h\.5/);
  });
});
