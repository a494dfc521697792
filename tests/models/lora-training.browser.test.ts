/**
 * In Chromium, in the worker: training on WebGPU against PyTorch's, the state never leaving the device between two steps, and a device
 * lost half-way. Small, because a software GPU takes seconds for a step of 2 windows of 24 tokens, and minutes for one of 8 of 64.
 */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { rowsAt } from '../../kit/lora-training/batches.ts';
import { readWindows, type TokenWindow, type TrainingStep } from '../../kit/lora-training/index.ts';
import { windowsFile } from '../../kit/models/trainer.ts';
import { createRuntime } from '../../kit/runtime/client.ts';
import { expectAsPyTorch, expectTensors, runs, TASK } from './lora-training-golden.ts';

const workers: Worker[] = [];
beforeEach(() => localStorage.clear());
afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

async function onWebGpu() {
  const runtime = createRuntime({
    spawn() {
      const worker = new Worker(new URL('../../kit/runtime/worker.ts', import.meta.url), { type: 'module' });
      workers.push(worker);
      return worker;
    },
  });
  await runtime.choose('webgpu');
  const { model } = await runtime.load('trainer');
  expect(runtime.status.backend).toBe('webgpu');
  return { runtime, model, windows: readWindows(await model.file(windowsFile(TASK))) };
}

it('as PyTorch, on all four matrices', { timeout: 300_000 }, async () => {
  const { runtime, model, windows } = await onWebGpu();
  const steps = await expectAsPyTorch(model, model.config, runs.short, { windows }, { loss: 1e-4, factor: 1e-4 });

  // the loss alone, on what the last step saw and with the state that it found
  const { batch, length = 0, seed } = runs.short.options;
  const rows = rowsAt(steps.length - 1, batch, windows.length, seed).map((row) => windows[row] as TokenWindow);
  const seen = rows.map(({ ids, first }) => ({ ids: ids.slice(0, length + 1), first }));
  const found = steps.at(-2)?.state;
  if (!found) throw new Error('no state');
  expect(Math.abs((await model.loss(seen, found)) - (steps.at(-1)?.loss ?? 0))).toBeLessThan(1e-4);
  expect(runtime.status.backend).toBe('webgpu');
});

it('goes on on wasm when the device is lost, each step told once', { timeout: 300_000 }, async () => {
  const { runtime, model, windows } = await onWebGpu();
  const steps: TrainingStep[] = [];
  for await (const step of model.train({ ...runs.short.options, windows, keepEvery: 1 })) {
    steps.push(step);
    if (step.step === 1) workers.at(-1)?.postMessage({ id: -1, on: '', method: 'loseDevice', args: [], live: [] });
  }
  expect(steps.map(({ step }) => step)).toEqual([1, 2, 3, 4]);
  expect(runtime.status).toMatchObject({ choice: 'webgpu', backend: 'wasm', reason: 'device-lost' });
  const last = steps.at(-1)?.state;
  if (!last) throw new Error('no state');
  expectTensors(last, runs.short.last, 1e-4);
});
