import { afterEach, describe, expect, it } from 'vitest';
import { inProcessWorker } from '../remote/in-process.ts';
import { type Remote, remote } from '../remote/remote.ts';
import { drawBatch, rateAt } from './batches.ts';
import { lossAndGradients, parameterSpecs } from './gpt.ts';
import { plainProduct } from './matrix.ts';
import { Parameters } from './parameters.ts';
import { Memory } from './tensor.ts';
import { createTrainer, TRAINER, type Trainer, type TrainingOptions } from './trainer.ts';

/** Counts up by 3 modulo 13, with a stumble every 50: what comes next is nearly always known. */
const TOKENS = Int32Array.from({ length: 1200 }, (_, i) => (3 * i + Math.floor(i / 50)) % 13);
const HELD_OUT = TOKENS.slice(1000);
const OPTIONS: TrainingOptions = {
  shape: { vocabulary: 13, context: 16, layers: 2, heads: 2, width: 16, tied: true },
  tokens: TOKENS.slice(0, 1000),
  seed: 5,
  windows: 4,
  length: 16,
  schedule: { steps: 60, peak: 0.02, warmup: 5, decay: 0.3 },
  most: 1,
};

const opened: Remote<Trainer>[] = [];
function trainer(): Trainer {
  const one = remote<Trainer>(() => inProcessWorker(createTrainer()), TRAINER, { recoveries: 0 });
  opened.push(one);
  return one.api;
}
afterEach(() => {
  for (const { end } of opened.splice(0)) end();
});

async function run(api: Trainer, options = OPTIONS) {
  const losses: number[] = [];
  for await (const { loss } of api.train(options)) losses.push(loss);
  return losses;
}

describe('a model trained in a worker', () => {
  it('learns what can be learned, and knows it of a text that it did not read', async () => {
    const api = trainer();
    const losses = await run(api);
    expect(losses).toHaveLength(60);
    expect(losses[0]).toBeCloseTo(Math.log(13), 1); // at first all tokens are alike
    expect(losses.at(-1)).toBeLessThan(0.5);
    expect(await api.evaluate(HELD_OUT)).toBeLessThan(0.5);
  });

  it('does the same again from the same seed, and something else from another', async () => {
    const [first, again, other] = [trainer(), trainer(), trainer()];
    const losses = await run(first);
    expect(await run(again)).toEqual(losses);
    expect(await again.weights()).toEqual(await first.weights());
    expect(await run(other, { ...OPTIONS, seed: 6 })).not.toEqual(losses);
    expect(await run(other, { ...OPTIONS, most: 0.1 })).not.toEqual(losses); // clipped at another norm
  });

  it('stops when the reading stops, and keeps the model as it is then', async () => {
    const api = trainer();
    const endless = { ...OPTIONS, schedule: { ...OPTIONS.schedule, steps: 1e9 } };
    for await (const { step } of api.train(endless)) if (step === 3) break;
    expect(await api.evaluate(HELD_OUT)).toBeLessThan(Math.log(13));
    const weights = await api.weights();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(await api.weights()).toEqual(weights);
  });

  it('an aborted run rejects', async () => {
    const abort = new AbortController();
    const reading = (async () => {
      for await (const _ of trainer().train(OPTIONS, abort.signal)) abort.abort();
    })();
    await expect(reading).rejects.toThrow('abort');
  });

  it('evaluates every window once, by the loss of the engine', async () => {
    const api = trainer();
    await run(api, { ...OPTIONS, schedule: { ...OPTIONS.schedule, steps: 2 } });
    const parameters = new Parameters(parameterSpecs(OPTIONS.shape), new Memory('float64'));
    parameters.values.set(await api.weights());
    const engine = { memory: new Memory('float64'), product: plainProduct };
    const windows = Math.floor((HELD_OUT.length - 1) / 16);
    const cut = (shift: number) =>
      ({ shape: [windows, 16], data: HELD_OUT.slice(shift, shift + 16 * windows) }) as const;
    const expected = lossAndGradients(cut(0), cut(1), OPTIONS.shape, parameters, engine);
    expect(await api.evaluate(HELD_OUT)).toBeCloseTo(expected, 5);
  });

  it('says what it cannot do', async () => {
    await expect(trainer().evaluate(HELD_OUT)).rejects.toThrow('nothing was trained yet');
    await expect(run(trainer(), { ...OPTIONS, tokens: TOKENS.slice(0, 16) })).rejects.toThrow(
      '16 tokens hold no window',
    );
    await expect(run(trainer(), { ...OPTIONS, tokens: TOKENS.map((id) => id + 1) })).rejects.toThrow('vocabulary');
  });

  it('counts what it held: weights, gradients and two moments are 16 bytes a parameter', async () => {
    const api = trainer();
    await run(api, { ...OPTIONS, schedule: { ...OPTIONS.schedule, steps: 1 } });
    const peak = await api.peak();
    const { length } = await api.weights();
    expect(peak.parameters + peak.gradients + peak.optimizer).toBe(16 * length);
    expect(peak.activations).toBeGreaterThan(0);
  });
});

describe('batches', () => {
  it('are windows of the text, each followed by itself one token later', () => {
    const text = Int32Array.from({ length: 40 }, (_, i) => i);
    const { ids, targets } = drawBatch(text, 50, 8, 1, 0);
    expect(targets.data).toEqual(ids.data.map((id) => id + 1));
    const starts = [...ids.data].filter((_, i) => i % 8 === 0);
    // 32 places: the last one ends with the text
    expect(Math.min(...starts)).toBeLessThan(4);
    expect(Math.max(...starts)).toBeGreaterThan(27);
    expect(Math.max(...starts)).toBeLessThan(32);
    expect(drawBatch(text, 50, 8, 1, 1).ids.data).not.toEqual(ids.data);
  });
});

describe('the learning rate', () => {
  it('rises, stays, and goes down to zero', () => {
    const schedule = { steps: 100, peak: 2, warmup: 4, decay: 0.5 };
    expect([0, 1, 2, 3, 4, 50].map((step) => rateAt(step, schedule))).toEqual([0.5, 1, 1.5, 2, 2, 2]);
    expect(rateAt(75, schedule)).toBe(1);
    expect(rateAt(99, schedule)).toBeCloseTo(0.04, 12);
  });
});
