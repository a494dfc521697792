/** The real runtime in Chromium: worker, verified download, both builds of onnxruntime, wasm and WebGPU, against PyTorch. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime } from '../../kit/runtime/client.ts';
import { MODEL_CACHE } from '../../kit/runtime/store.ts';
import binUrl from '../golden/decoder/golden.bin?url';
import goldenJson from '../golden/decoder/golden.json';
import { differences, type Golden } from './golden.ts';

const golden: Golden = goldenJson;
let bin: ArrayBuffer;
beforeAll(async () => {
  bin = await (await fetch(binUrl)).arrayBuffer();
});
afterEach(() => localStorage.clear());

const WORKERS = {
  jspi: () => new Worker(new URL('../../kit/runtime/worker.ts', import.meta.url), { type: 'module' }),
  asyncify: () => new Worker(new URL('./asyncify-worker.ts', import.meta.url), { type: 'module' }),
};

describe.each([
  ['jspi', 'wasm'],
  ['jspi', 'webgpu'],
  ['asyncify', 'wasm'],
  ['asyncify', 'webgpu'],
] as const)('decoder on the %s build, %s, against PyTorch', (variant, backend) => {
  let worker: Worker | undefined;
  const load = async () => {
    const spawn = () => {
      worker = WORKERS[variant]();
      return worker;
    };
    const runtime = createRuntime({ spawn });
    await runtime.choose(backend);
    const { model } = await runtime.load('decoder');
    expect(runtime.status).toMatchObject({ backend, reason: 'chosen', loaded: ['decoder'], warning: null });
    const stored = await (await caches.open(MODEL_CACHE)).keys();
    expect(stored.some(({ url }) => url.includes(`ort-${variant}`))).toBe(true);
    return model;
  };
  afterEach(() => worker?.terminate());

  it('every variant of attention', async () => {
    const model = await load();
    for (const item of golden.cases) {
      const { logits, attentions } = await differences(model, item, bin);
      expect(logits, `${item.variant} ${item.language}`).toBeLessThanOrEqual(golden.tolerance);
      expect(attentions, `${item.variant} ${item.language}`).toBeLessThanOrEqual(golden.tolerance);
    }
  });

  it('every greedy continuation', async () => {
    const model = await load();
    for (const { ids, new_ids } of golden.greedy) {
      const seen: number[] = [];
      const options = { maxNewTokens: new_ids.length, temperature: 0, stopAtEndOfText: false };
      for await (const { id } of model.generate(ids, options)) seen.push(id);
      expect(seen).toEqual(new_ids);
    }
  });
});
