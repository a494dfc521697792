/** The real runtime in Chromium: worker, verified download, wasm and WebGPU, against PyTorch; then its accidents. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime } from '../../src/kit/runtime/client.ts';
import type { Backend, Runtime } from '../../src/kit/runtime/types.ts';
import binUrl from '../golden/decoder/golden.bin?url';
import goldenJson from '../golden/decoder/golden.json';
import { differences, type Golden } from './golden.ts';

const golden: Golden = goldenJson;
let bin: ArrayBuffer;
beforeAll(async () => {
  bin = await (await fetch(binUrl)).arrayBuffer();
});
afterEach(() => localStorage.clear());

async function runtimeOn(backend: Backend): Promise<Runtime> {
  const runtime = createRuntime();
  await runtime.choose(backend);
  return runtime;
}

describe.each(['wasm', 'webgpu'] as const)('decoder on %s against PyTorch', (backend) => {
  it('every variant of attention, every greedy continuation', async () => {
    const runtime = await runtimeOn(backend);
    const { model } = await runtime.load('decoder');
    expect(runtime.status).toMatchObject({ backend, reason: 'chosen', loaded: ['decoder'], warning: null });
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
  });
});
