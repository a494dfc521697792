/** In Chromium on WebGPU, against PyTorch: the encoder, an adapter of `peft` on the decoder, the members of the scaling family. */
import * as ort from 'onnxruntime-web/webgpu';
import { afterEach, expect, it } from 'vitest';
import { readAdapter } from '../../kit/lora/index.ts';
import { OPENERS } from '../../kit/models/index.ts';
import { createRuntime } from '../../kit/runtime/client.ts';
import { createSession } from '../../kit/runtime/ort-session.ts';
import { createStepSession } from '../../kit/runtime/ort-step-session.ts';
import type { ModelApi, ModelId } from '../../kit/runtime/types.ts';
import encoderBin from '../golden/encoder/golden.bin?url';
import encoderGolden from '../golden/encoder/golden.json';
import adapterConfig from '../golden/lora/adapter_config.json?raw';
import adapterTensors from '../golden/lora/adapter_model.safetensors?url';
import loraGolden from '../golden/lora/golden.json';
import scalingBin from '../golden/scaling/golden.bin?url';
import scalingGoldens from '../golden/scaling/golden.json';
import { type EncoderGolden, encoderDifferences } from './encoder-golden.ts';
import { differences, type Golden } from './golden.ts';
import { maxDifference } from './reference.ts';

const bytes = async (url: string) => (await fetch(url)).arrayBuffer();

let worker: Worker | undefined;
afterEach(() => {
  worker?.terminate();
  localStorage.clear();
});

async function load<Id extends ModelId>(id: Id): Promise<ModelApi[Id]> {
  const runtime = createRuntime({
    spawn: () => {
      worker = new Worker(new URL('../../kit/runtime/worker.ts', import.meta.url), { type: 'module' });
      return worker;
    },
  });
  await runtime.choose('webgpu');
  const { model } = await runtime.load(id);
  expect(runtime.status).toMatchObject({ backend: 'webgpu', loaded: [id] });
  return model;
}

it('the encoder: logits, attentions, hidden states', async () => {
  const model = await load('encoder');
  const { cases, tolerance } = encoderGolden as EncoderGolden;
  const bin = await bytes(encoderBin);
  for (const item of cases)
    for (const [name, difference] of Object.entries(await encoderDifferences(model, item, bin)))
      expect(difference, `${name}, ${item.variant} ${item.language}`).toBeLessThanOrEqual(tolerance);
});

it('an adapter, its factors as inputs of the graph', async () => {
  const model = await load('adapters');
  const files = { config: adapterConfig, tensors: new Uint8Array(await bytes(adapterTensors)) };
  const variant = model.withFactors(readAdapter(files, model.config).adapter);
  for (const { ids, logits } of loraGolden.cases) {
    const all = await variant.logits(ids);
    const last = all.subarray((ids.length - 1) * model.config.vocabulary);
    expect(maxDifference(last, Float32Array.from(logits))).toBeLessThanOrEqual(1e-3);
  }
});

const scaling = scalingGoldens as (Golden & { model: string })[];
const FILES = ['config.json', 'onnx/inspect.onnx', 'onnx/model.onnx_data'];

it.each(scaling)('scaling/$model', async ({ model: name, cases, tolerance }) => {
  ort.env.logLevel = 'error';
  const files = await Promise.all(
    FILES.map(async (path) => [path, new Uint8Array(await bytes(`/models/scaling/${name}/${path}`))] as const),
  );
  const model = await OPENERS.decoder(new Map(files), {
    backend: 'webgpu',
    open: (graph) => createSession(ort, graph, 'webgpu'),
    openStep: (graph) => createStepSession(ort, graph, 'webgpu'),
  });
  const bin = await bytes(scalingBin);
  for (const item of cases) {
    const { logits, attentions } = await differences(model, item, bin);
    expect(logits, item.language).toBeLessThanOrEqual(tolerance);
    expect(attentions, item.language).toBeLessThanOrEqual(tolerance);
  }
});
