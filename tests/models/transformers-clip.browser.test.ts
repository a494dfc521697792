/** The folder of CLIP is a model for transformers.js: same pixels, ids and vectors as PyTorch, hence as ours. */

import { asyncify } from 'virtual:ort-wasm';
import {
  AutoProcessor,
  AutoTokenizer,
  CLIPTextModelWithProjection,
  CLIPVisionModelWithProjection,
  env,
  pipeline,
  RawImage,
  type Tensor,
} from '@xenova/transformers';
import { beforeAll, expect, it } from 'vitest';
import binUrl from '../golden/clip/golden.bin?url';
import goldenJson from '../golden/clip/golden.json';
import { type ClipGolden, clipTensor, pattern } from './clip-golden.ts';
import { maxDifference } from './reference.ts';

const golden: ClipGolden = goldenJson;
const options = { device: 'wasm', dtype: 'fp32' } as const;
let bin: ArrayBuffer;

/** The first pattern has the size of the model's input: no resampling, on which libraries differ. */
const { width, height, data } = pattern(32, 32);
/** over white, as our own preprocessing does; the canvas of transformers.js has no background */
const opaque = Uint8ClampedArray.from({ length: width * height * 3 }, (_, i) => {
  const pixel = Math.floor(i / 3) * 4;
  const alpha = (data[pixel + 3] as number) / 255;
  return (data[pixel + (i % 3)] as number) * alpha + 255 * (1 - alpha);
});

beforeAll(async () => {
  bin = await (await fetch(binUrl)).arrayBuffer();
  env.allowRemoteModels = false;
  env.allowLocalModels = true;
  env.localModelPath = '/models/';
  const { wasm } = env.backends.onnx;
  if (!wasm) throw new Error('no wasm backend');
  const packed = await fetch(asyncify.url);
  wasm.wasmBinary = await new Response(packed.body?.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer();
  wasm.numThreads = 1;
  delete wasm.wasmPaths; // transformers.js points it to a CDN
});

it('one tower at a time', async () => {
  const tokenizer = await AutoTokenizer.from_pretrained('clip');
  const inputs = tokenizer(
    golden.captions.map(({ text }) => text),
    { padding: true, truncation: true },
  );
  const rows: bigint[][] = inputs.input_ids.tolist();
  for (const [i, { ids }] of golden.captions.entries()) expect(rows[i]?.slice(0, ids.length).map(Number)).toEqual(ids);
  const reader = await CLIPTextModelWithProjection.from_pretrained('clip', options);
  const { text_embeds }: { text_embeds: Tensor } = await reader(inputs);
  const texts = text_embeds.normalize().data as Float32Array;
  expect(maxDifference(texts, clipTensor(golden, bin, 'text_embeds'))).toBeLessThanOrEqual(golden.tolerance);

  const processor = await AutoProcessor.from_pretrained('clip', {});
  const { pixel_values } = await processor(new RawImage(opaque, width, height, 3));
  const viewer = await CLIPVisionModelWithProjection.from_pretrained('clip', options);
  const { image_embeds }: { image_embeds: Tensor } = await viewer({ pixel_values });
  const image = image_embeds.normalize().data as Float32Array;
  const expected = clipTensor(golden, bin, 'image_embeds').subarray(0, image.length);
  expect(maxDifference(image, expected)).toBeLessThanOrEqual(0.02); // pixels rounded to bytes here, not there
  await Promise.all([reader.dispose(), viewer.dispose()]);
});

it('both towers, as the zero-shot pipeline uses them', async () => {
  const externalData = ['vision_model', 'text_model'].map((tower) => ({
    path: `${tower}.onnx_data`,
    data: `onnx/${tower}.onnx_data`,
  }));
  const classify = await pipeline('zero-shot-image-classification', 'clip', {
    ...options,
    session_options: { externalData },
  });
  const labels = ['un chat', 'a cat', 'cheval'];
  const answer = await classify(new RawImage(opaque, width, height, 3), labels, { hypothesis_template: '{}' });
  const logits = clipTensor(golden, bin, 'logits_per_image');
  const wanted = labels.map((label) => Math.exp(logits[golden.captions.findIndex(({ text }) => text === label)] ?? 0));
  const sum = wanted.reduce((total, value) => total + value, 0);
  for (const { label, score } of answer) {
    expect(score).toBeCloseTo((wanted[labels.indexOf(label)] ?? 0) / sum, 1);
  }
  await classify.dispose();
});
