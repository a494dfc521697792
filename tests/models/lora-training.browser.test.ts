/**
 * In Chromium on WebGPU: a few steps of training against PyTorch's, the state never leaving the device between two of them. Small,
 * because a software GPU takes seconds for a step of 2 windows of 24 tokens, and minutes for one of 8 of 64.
 */
import * as ort from 'onnxruntime-web/webgpu';
import { expect, it } from 'vitest';
import { rowsAt } from '../../kit/lora-training/batches.ts';
import { createLoraTraining, readWindows, type TokenWindow } from '../../kit/lora-training/index.ts';
import { windowsFile } from '../../kit/models/trainer.ts';
import { parseTransformerConfig } from '../../kit/models/transformer-config.ts';
import { createSession } from '../../kit/runtime/ort-session.ts';
import { createStepSession } from '../../kit/runtime/ort-step-session.ts';
import { expectAsPyTorch, runs, TASK } from './lora-training-golden.ts';

const bytes = async (path: string) => new Uint8Array(await (await fetch(`/models/${path}`)).arrayBuffer());

it('as PyTorch, on all four matrices', { timeout: 300_000 }, async () => {
  ort.env.logLevel = 'error';
  const weights = { 'model.onnx_data': await bytes('decoder/onnx/model.onnx_data') };
  const graph = async (name: string) => ({ graph: await bytes(`decoder/onnx/${name}.onnx`), weights });
  const config = parseTransformerConfig(await (await fetch('/models/decoder/config.json')).json());
  const training = createLoraTraining(config, {
    openStep: async () => createStepSession(ort, await graph('lora_step'), 'webgpu'),
    openLoss: async () => createSession(ort, await graph('lora_loss'), 'webgpu'),
  });
  const windows = readWindows(await bytes(`decoder/${windowsFile(TASK)}`));
  const steps = await expectAsPyTorch(training, config, runs.short, { windows }, { loss: 1e-4, factor: 1e-4 });

  // the loss alone, on what the last step saw and with the state that it found
  const { batch, length = 0, seed } = runs.short.options;
  const rows = rowsAt(steps.length - 1, batch, windows.length, seed).map((row) => windows[row] as TokenWindow);
  const seen = rows.map(({ ids, first }) => ({ ids: ids.slice(0, length + 1), first }));
  const found = steps.at(-2)?.state;
  if (!found) throw new Error('no state');
  expect(Math.abs((await training.loss(seen, found)) - (steps.at(-1)?.loss ?? 0))).toBeLessThan(1e-4);
});
