/** Training an adapter on onnxruntime's wasm: 100 steps of PyTorch’s, and what a reader may do on the way. */
import { beforeAll, describe, expect, it } from 'vitest';
import { rowsAt } from '../../kit/lora-training/batches.ts';
import {
  adapterOf,
  goOn,
  initialState,
  readWindows,
  type TokenWindow,
  type TrainingState,
  type TrainingStep,
} from '../../kit/lora-training/index.ts';
import { type TrainerModel, windowsFile } from '../../kit/models/trainer.ts';
import { loadInNode } from '../../kit/runtime/node.ts';
import { allSteps, expectAsPyTorch, expectTensors, runs, TASK } from './lora-training-golden.ts';

let trainer: TrainerModel;
let windows: TokenWindow[];
let held: TokenWindow[];

beforeAll(async () => {
  trainer = await loadInNode('trainer');
  windows = readWindows(await trainer.file(windowsFile(TASK)));
  held = JSON.parse(new TextDecoder().decode(await trainer.file('evaluation.json'))).tasks[TASK];
}, 60_000);

describe('training in float32, against PyTorch in float64', () => {
  it('draws the same batches', () => {
    const { batch, seed } = runs.long.options;
    expect(runs.long.rows.map((_, step) => rowsAt(step, batch, windows.length, seed))).toEqual(runs.long.rows);
  });

  it('is the same after 100 steps', { timeout: 240_000 }, async () => {
    await expectAsPyTorch(trainer, trainer.config, runs.long, { windows, held }, { loss: 1e-4, factor: 5e-5 });
  });

  it('is the same on all four matrices', { timeout: 60_000 }, async () => {
    await expectAsPyTorch(trainer, trainer.config, runs.short, { windows, held }, { loss: 1e-5, factor: 1e-5 });
  });
});

describe('on the way', () => {
  it('goes on from a kept state as if there had been no break', { timeout: 60_000 }, async () => {
    const whole = await allSteps(trainer, runs.short, windows, { keepEvery: 2 });
    const from = structuredClone(whole[1]?.state) as TrainingState;
    const rest = await allSteps(trainer, runs.short, windows, { from });
    expect(rest.map(({ step, loss }) => [step, loss])).toEqual(whole.slice(2).map(({ step, loss }) => [step, loss]));
    expect(rest.at(-1)?.state).toEqual(whole.at(-1)?.state);
  });

  it('goes on in another worker from the last state that was read, and tells no step twice', {
    timeout: 60_000,
  }, async () => {
    const whole = await allSteps(trainer, runs.short, windows, { keepEvery: 2 });
    const options = { ...runs.short.options, windows, keepEvery: 2 };
    const rest: TrainingStep[] = [];
    for await (const step of trainer.train(goOn(options, whole.slice(0, 3)))) rest.push(step);
    expect(rest.map(({ step, loss }) => [step, loss])).toEqual([[4, whole[3]?.loss]]);
    expect(goOn(options, whole.slice(0, 1))).toEqual({ ...options, told: 1 });
    expect(goOn(options, [])).toEqual({ ...options, told: 0 });
  });

  it('stops between two steps when it is told to', { timeout: 60_000 }, async () => {
    const abort = new AbortController();
    const steps = trainer.train({ ...runs.short.options, windows }, abort.signal)[Symbol.asyncIterator]();
    expect((await steps.next()).value).toMatchObject({ step: 1 });
    abort.abort();
    await expect(steps.next()).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('says when it has diverged, and keeps nothing of it', { timeout: 60_000 }, async () => {
    const options = { learningRate: 1e30, warmup: 0, keepEvery: 1, maxNorm: Number.POSITIVE_INFINITY };
    const steps = await allSteps(trainer, runs.short, windows, { ...options, steps: 8 });
    expect(steps.length).toBeLessThan(8);
    expect(Number.isFinite(steps.at(-1)?.loss)).toBe(false);
    expect(steps.at(-1)?.state).toBeUndefined();
  });

  it('leaves A as it was drawn when it is frozen', { timeout: 60_000 }, async () => {
    const { options, first } = runs.short;
    const steps = await allSteps(trainer, runs.short, windows, { frozenA: true, weightDecay: 0.1 });
    const state = steps.at(-1)?.state as TrainingState;
    const ofA = Object.fromEntries(Object.entries(first).filter(([name]) => name.startsWith('lora_A')));
    expectTensors(state, ofA, 1e-7);
    expect(state.tensors['lora_B.mlp.c_fc']?.some((value) => value !== 0)).toBe(true);
    expect(initialState(trainer.config, options, options.seed).tensors['lora_B.mlp.c_fc']?.every((v) => v === 0)).toBe(
      true,
    );
  });

  it('measures beside, and gives an adapter that the decoder runs with that loss', { timeout: 60_000 }, async () => {
    const evaluation = { every: 4, sets: { held } };
    const steps = await allSteps(trainer, runs.short, windows, { evaluation });
    const last = steps.at(-1);
    expect(steps.map(({ losses }) => losses !== undefined)).toEqual([false, false, false, true]);
    const model = trainer.withFactors(adapterOf(last?.state as TrainingState, trainer.config));
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
      { from: initialState(trainer.config, { ...options, rank: 3 }, 1) },
    ];
    for (const one of wrong) {
      const steps = trainer.train({ ...options, windows, ...one })[Symbol.asyncIterator]();
      await expect(steps.next(), JSON.stringify(one).slice(0, 60)).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });
});
