/** Training an adapter on onnxruntime's wasm: 100 steps of PyTorch’s, and what a reader may do on the way. */
import { readFile } from 'node:fs/promises';
import * as ort from 'onnxruntime-web';
import { beforeAll, describe, expect, it } from 'vitest';
import { rowsAt } from '../../kit/lora-training/batches.ts';
import {
  adapterOf,
  createLoraTraining,
  initialState,
  type LoraTraining,
  readWindows,
  type TokenWindow,
  type TrainingState,
} from '../../kit/lora-training/index.ts';
import type { AdaptersModel } from '../../kit/models/adapters.ts';
import { loadInNode } from '../../kit/runtime/node.ts';
import { createSession } from '../../kit/runtime/ort-session.ts';
import { createStepSession } from '../../kit/runtime/ort-step-session.ts';
import { allSteps, expectAsPyTorch, expectTensors, runs, TASK } from './lora-training-golden.ts';

const ONNX = 'public/models/decoder/onnx';
let adapters: AdaptersModel;
let training: LoraTraining;
let windows: TokenWindow[];
let held: TokenWindow[];

beforeAll(async () => {
  adapters = await loadInNode('adapters');
  const weights = { 'model.onnx_data': await adapters.file('onnx/model.onnx_data') };
  const graph = async (name: string) => ({ graph: new Uint8Array(await readFile(`${ONNX}/${name}.onnx`)), weights });
  training = createLoraTraining(adapters.config, {
    openStep: async () => createStepSession(ort, await graph('lora_step'), 'wasm'),
    openLoss: async () => createSession(ort, await graph('lora_loss'), 'wasm'),
  });
  windows = readWindows(await adapters.file(`${TASK}/windows.safetensors`));
  held = JSON.parse(new TextDecoder().decode(await adapters.file('evaluation.json'))).tasks[TASK];
}, 60_000);

describe('training in float32, against PyTorch in float64', () => {
  it('draws the same batches', () => {
    const { batch, seed } = runs.long.options;
    expect(runs.long.rows.map((_, step) => rowsAt(step, batch, windows.length, seed))).toEqual(runs.long.rows);
  });

  it('is the same after 100 steps', { timeout: 240_000 }, async () => {
    await expectAsPyTorch(training, adapters.config, runs.long, { windows, held }, { loss: 1e-4, factor: 5e-5 });
  });

  it('is the same on all four matrices', { timeout: 60_000 }, async () => {
    await expectAsPyTorch(training, adapters.config, runs.short, { windows, held }, { loss: 1e-5, factor: 1e-5 });
  });
});

describe('on the way', () => {
  it('goes on from a kept state as if there had been no break', { timeout: 60_000 }, async () => {
    const whole = await allSteps(training, runs.short, windows, { keepEvery: 2 });
    const from = structuredClone(whole[1]?.state) as TrainingState;
    const rest = await allSteps(training, runs.short, windows, { from });
    expect(rest.map(({ step, loss }) => [step, loss])).toEqual(whole.slice(2).map(({ step, loss }) => [step, loss]));
    expect(rest.at(-1)?.state).toEqual(whole.at(-1)?.state);
  });

  it('stops between two steps when it is told to', { timeout: 60_000 }, async () => {
    const abort = new AbortController();
    const steps = training.train({ ...runs.short.options, windows }, abort.signal);
    expect((await steps.next()).value).toMatchObject({ step: 1 });
    abort.abort();
    await expect(steps.next()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('says when it has diverged, and keeps nothing of it', { timeout: 60_000 }, async () => {
    const options = { learningRate: 1e30, warmup: 0, keepEvery: 1, maxNorm: Number.POSITIVE_INFINITY };
    const steps = await allSteps(training, runs.short, windows, { ...options, steps: 8 });
    expect(steps.length).toBeLessThan(8);
    expect(Number.isFinite(steps.at(-1)?.loss)).toBe(false);
    expect(steps.at(-1)?.state).toBeUndefined();
  });

  it('leaves A as it was drawn when it is frozen', { timeout: 60_000 }, async () => {
    const { options, first } = runs.short;
    const steps = await allSteps(training, runs.short, windows, { frozenA: true, weightDecay: 0.1 });
    const state = steps.at(-1)?.state as TrainingState;
    const ofA = Object.fromEntries(Object.entries(first).filter(([name]) => name.startsWith('lora_A')));
    expectTensors(state, ofA, 1e-7);
    expect(state.tensors['lora_B.mlp.c_fc']?.some((value) => value !== 0)).toBe(true);
    expect(initialState(adapters.config, options, options.seed).tensors['lora_B.mlp.c_fc']?.every((v) => v === 0)).toBe(
      true,
    );
  });

  it('measures beside, and gives an adapter that the decoder runs with that loss', { timeout: 60_000 }, async () => {
    const evaluation = { every: 4, sets: { held } };
    const steps = await allSteps(training, runs.short, windows, { evaluation });
    const last = steps.at(-1);
    expect(steps.map(({ losses }) => losses !== undefined)).toEqual([false, false, false, true]);
    const model = adapters.withFactors(adapterOf(last?.state as TrainingState, adapters.config));
    let nats = 0;
    let count = 0;
    for (const { ids, first } of held) {
      for (const score of (await model.score(ids)).filter(({ position }) => position >= first)) {
        nats -= score.logProbability;
        count += 1;
      }
    }
    expect(Math.abs((last?.losses?.held as number) - nats / count)).toBeLessThan(1e-4);
  });

  it('refuses what cannot be, and names it', async () => {
    const { options } = runs.short;
    const wrong = [
      { rank: 0 },
      { modules: [] },
      { windows: [] },
      { windows: [{ ids: [0, 5, 4096], first: 1 }] },
      { windows: [{ ids: [0, 5], first: 2 }] },
      { length: 257 },
      { from: initialState(adapters.config, { ...options, rank: 3 }, 1) },
    ];
    for (const one of wrong) {
      const steps = training.train({ ...options, windows, ...one });
      await expect(steps.next(), JSON.stringify(one).slice(0, 60)).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });
});
