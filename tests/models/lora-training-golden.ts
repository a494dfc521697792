/**
 * Training in PyTorch, float64, written by training/stepgraph/golden.py, beside training here in float32 on the same windows.
 * Shared by the tests in Node and in the browser, so it fetches nothing itself.
 */
import { expect } from 'vitest';
import {
  initialState,
  type TokenWindow,
  type TrainingState,
  type TrainingStep,
  type TrainOptions,
} from '../../kit/lora-training/index.ts';
import type { DecoderConfig } from '../../kit/models/decoder.ts';
import type { TRAINING_TASKS, TrainerModel } from '../../kit/models/trainer.ts';
import golden from '../golden/lora-training.json';

interface TensorSummary {
  readonly first: readonly number[];
  readonly norm: number;
}
export interface GoldenRun {
  readonly options: Omit<TrainOptions, 'windows'> & { readonly batch: number; readonly seed: number };
  readonly rows: readonly (readonly number[])[];
  readonly losses: readonly number[];
  readonly norms: readonly number[];
  readonly first: Readonly<Record<string, TensorSummary>>;
  readonly last: Readonly<Record<string, TensorSummary>>;
  readonly held: { readonly before: number; readonly after: number };
}

export const TASK = golden.task as (typeof TRAINING_TASKS)[number];
export const runs = golden as unknown as { readonly long: GoldenRun; readonly short: GoldenRun };

/** Every value within `tolerance` of PyTorch's: the first of each tensor, and its norm as a share. */
export function expectTensors(
  state: TrainingState,
  wanted: Readonly<Record<string, TensorSummary>>,
  tolerance: number,
): void {
  for (const [name, { first, norm }] of Object.entries(wanted)) {
    const values = state.tensors[name] as Float32Array;
    first.forEach((value, i) => void expect(Math.abs((values[i] as number) - value), name).toBeLessThan(tolerance));
    expect(Math.abs(Math.hypot(...values) - norm), `norm of ${name}`).toBeLessThanOrEqual(
      tolerance * Math.max(1, norm),
    );
  }
}

export async function allSteps(
  training: Pick<TrainerModel, 'train' | 'loss'>,
  run: GoldenRun,
  windows: readonly TokenWindow[],
  more: Partial<TrainOptions> = {},
): Promise<TrainingStep[]> {
  const steps: TrainingStep[] = [];
  for await (const step of training.train({ ...run.options, windows, ...more })) steps.push(step);
  return steps;
}

/** Trains, every state kept, and compares losses, norms, first and last factors, and the loss of `held` before and after. */
export async function expectAsPyTorch(
  training: Pick<TrainerModel, 'train' | 'loss'>,
  config: DecoderConfig,
  run: GoldenRun,
  { windows, held }: { windows: readonly TokenWindow[]; held?: readonly TokenWindow[] },
  tolerance: { readonly loss: number; readonly factor: number },
): Promise<TrainingStep[]> {
  const first = initialState(config, run.options, run.options.seed);
  expectTensors(first, run.first, 1e-7);
  if (held) expect(Math.abs((await training.loss(held, first)) - run.held.before)).toBeLessThan(1e-5);
  const steps = await allSteps(training, run, windows, { keepEvery: 1 });
  expect(steps.map(({ step }) => step)).toEqual(run.losses.map((_, i) => i + 1));
  steps.forEach(({ step, loss, gradientNorm }, i) => {
    const [wanted, norm] = [run.losses[i] as number, run.norms[i] as number];
    expect(Math.abs(loss - wanted), `loss of step ${step}`).toBeLessThan(tolerance.loss);
    expect(Math.abs(gradientNorm / norm - 1), `norm of step ${step}`).toBeLessThan(10 * tolerance.loss);
  });
  const last = steps.at(-1)?.state;
  if (!last) throw new Error('no last state');
  expectTensors(last, run.last, tolerance.factor);
  if (held) expect(Math.abs((await training.loss(held, last)) - run.held.after)).toBeLessThan(tolerance.loss);
  return steps;
}
