/** In the page of adapter.ts: an adapter trained by the book's runtime, on wasm. */
import { readWindows } from '../../kit/lora-training/index.ts';
import { windowsFile } from '../../kit/models/trainer.ts';
import { createRuntime } from '../../kit/runtime/client.ts';

export interface Training {
  /** of each step, ms; the first one has the graph made ready */
  readonly steps: readonly number[];
  /** nats per token of each step's batch */
  readonly losses: readonly number[];
  /** from nothing (runtime, model and graph to fetch) to the end of the first step, ms */
  readonly first: number;
}

/** The recipe of training/stepgraph/speed.py. */
async function measure(count: number): Promise<Training> {
  const start = performance.now();
  const { model } = await createRuntime({ choice: 'wasm' }).load('trainer');
  const windows = readWindows(await model.file(windowsFile('telegramme')));
  const shape = { rank: 8, alpha: 16, modules: ['attn.c_attn', 'attn.c_proj'] } as const;
  const steps: number[] = [];
  const losses: number[] = [];
  let first = 0;
  for await (const { step, loss, milliseconds } of model.train({
    ...shape,
    windows,
    steps: count,
    learningRate: 0.02,
  })) {
    if (step === 1) first = performance.now() - start;
    steps.push(milliseconds);
    losses.push(loss);
  }
  return { steps, losses, first };
}

Object.assign(window, { measureTraining: measure });
