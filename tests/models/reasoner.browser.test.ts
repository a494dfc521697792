/** The reasoner in Chromium, on wasm and WebGPU, against PyTorch; both builds of onnxruntime are tried on the decoder. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime } from '../../kit/runtime/client.ts';
import binUrl from '../golden/reasoner/golden.bin?url';
import goldenJson from '../golden/reasoner/golden.json';
import { differences, type Golden } from './golden.ts';

const golden: Golden = goldenJson;
let bin: ArrayBuffer;
beforeAll(async () => {
  bin = await (await fetch(binUrl)).arrayBuffer();
});
afterEach(() => localStorage.clear());

describe.each(['wasm', 'webgpu'] as const)('reasoner on %s against PyTorch', (backend) => {
  it('logits, attentions and greedy continuations', async () => {
    let worker: Worker | undefined;
    const spawn = () => {
      worker = new Worker(new URL('../../kit/runtime/worker.ts', import.meta.url), { type: 'module' });
      return worker;
    };
    const runtime = createRuntime({ spawn });
    await runtime.choose(backend);
    const { model } = await runtime.load('reasoner');
    expect(runtime.status).toMatchObject({ backend, loaded: ['reasoner'] });
    for (const item of golden.cases) {
      const { logits, attentions } = await differences(model, item, bin);
      expect(logits, `${item.variant} ${item.language}`).toBeLessThanOrEqual(golden.tolerance);
      expect(attentions, `${item.variant} ${item.language}`).toBeLessThanOrEqual(golden.tolerance);
    }
    for (const { ids, new_ids } of golden.greedy) {
      const seen: number[] = [];
      const options = { maxNewTokens: new_ids.length, temperature: 0, stopAtEndOfText: false };
      for await (const { id } of model.generate(ids, options)) seen.push(id);
      expect(seen).toEqual(new_ids);
    }
    worker?.terminate();
  });
});
