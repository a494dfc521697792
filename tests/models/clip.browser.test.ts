/** CLIP in Chromium, on wasm and WebGPU, against PyTorch; both builds of onnxruntime are tried on the decoder. */
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createRuntime } from '../../kit/runtime/client.ts';
import binUrl from '../golden/clip/golden.bin?url';
import goldenJson from '../golden/clip/golden.json';
import { type ClipGolden, clipDifferences } from './clip-golden.ts';

const golden: ClipGolden = goldenJson;
let bin: ArrayBuffer;
beforeAll(async () => {
  bin = await (await fetch(binUrl)).arrayBuffer();
});
afterEach(() => localStorage.clear());

describe.each(['wasm', 'webgpu'] as const)('CLIP on %s against PyTorch', (backend) => {
  it('vectors, logits, attentions and pooling', async () => {
    let worker: Worker | undefined;
    const spawn = () => {
      worker = new Worker(new URL('../../kit/runtime/worker.ts', import.meta.url), { type: 'module' });
      return worker;
    };
    const runtime = createRuntime({ spawn });
    await runtime.choose(backend);
    const { model } = await runtime.load('clip');
    expect(runtime.status).toMatchObject({ backend, loaded: ['clip'] });
    for (const [output, difference] of Object.entries(await clipDifferences(model, golden, bin))) {
      expect(difference, output).toBeLessThanOrEqual(golden.tolerance);
    }
    worker?.terminate();
  });
});
