/**
 * Training on `onnx/lora_step.onnx` and measuring on `onnx/lora_loss.onnx`, on any engine. Graphs: training/stepgraph.
 */
import type { DecoderConfig } from '../models/decoder.ts';
import { float32, type Session, type StepSession, type Tensor } from '../models/session.ts';
import { floats } from '../models/tensors.ts';
import { batchFeeds, rateAt, rowsAt } from './batches.ts';
import {
  type CompleteOptions,
  checkWindows,
  completeOptions,
  type TokenWindow,
  type TrainingState,
  type TrainingStep,
  type TrainOptions,
} from './options.ts';
import { initialState, stateFeeds, stateOf } from './state.ts';
import { countedTokens } from './windows.ts';

/** Of AdamW, as written in the graph (training/stepgraph/optimiser.py). */
const BETA_1 = 0.9;
const BETA_2 = 0.95;
/** Windows of one pass when a loss is measured: with eight of 96 tokens, Node holds 561 MB after training, not 437. */
const MEASURED_TOGETHER = 2;

export interface LoraTraining {
  /**
   * One answer per step, computed when it is asked for: a consumer that does not ask pauses training.
   * RuntimeError('invalid-input') before the first step for options that cannot be; AbortError once `signal` says so,
   * between two steps.
   */
  train(options: TrainOptions, signal?: AbortSignal): AsyncGenerator<TrainingStep, void, undefined>;
  /** Nats per counted token over all windows, each cut after the context. `state` without training: the base. */
  loss(windows: readonly TokenWindow[], state: TrainingState, signal?: AbortSignal): Promise<number>;
}

/** The options with which training goes on elsewhere, once `received` has been read. */
export function goOn(options: TrainOptions, received: readonly TrainingStep[]): TrainOptions {
  const state = received.findLast((step) => step.state)?.state;
  return { ...options, told: received.at(-1)?.step ?? options.told ?? 0, ...(state && { from: state }) };
}

export interface TrainingParts {
  /** opens `onnx/lora_step.onnx`; called once, by the first training */
  openStep(): Promise<StepSession>;
  /** opens `onnx/lora_loss.onnx`; called once, by the first measure */
  openLoss(): Promise<Session>;
}

export function createLoraTraining(config: DecoderConfig, { openStep, openLoss }: TrainingParts): LoraTraining {
  let stepping: Promise<StepSession> | undefined;
  let measuring: Promise<Session> | undefined;

  async function loss(windows: readonly TokenWindow[], state: TrainingState, signal?: AbortSignal): Promise<number> {
    checkWindows(windows, config);
    measuring ??= openLoss();
    const session = await measuring;
    const factors = { ...stateFeeds(state, config, '', false), lora_scale: scalar(state.alpha / state.rank) };
    let nats = 0;
    for (let i = 0; i < windows.length; i += MEASURED_TOGETHER) {
      signal?.throwIfAborted();
      const some = windows.slice(i, i + MEASURED_TOGETHER);
      const length = Math.min(config.context, Math.max(...some.map(({ ids }) => ids.length - 1)));
      const out = await session.run({ ...batchFeeds(some, length), ...factors }, ['loss']);
      nats += (floats(out, 'loss')[0] as number) * countedTokens(some);
    }
    signal?.throwIfAborted();
    return nats / countedTokens(windows);
  }

  async function losses({ evaluation }: CompleteOptions, state: TrainingState, signal?: AbortSignal) {
    const found: Record<string, number> = {};
    for (const [name, windows] of Object.entries(evaluation?.sets ?? {})) {
      found[name] = await loss(windows, state, signal);
    }
    return found;
  }

  async function* train(given: TrainOptions, signal?: AbortSignal): AsyncGenerator<TrainingStep, void, undefined> {
    const options = completeOptions(given, config);
    const from = options.from ?? initialState(config, options, options.seed);
    signal?.throwIfAborted();
    stepping ??= openStep();
    const held = (await stepping).hold(stateFeeds(from, config, 'state.', true));
    try {
      for (let step = from.step; step < options.steps; step++) {
        signal?.throwIfAborted();
        const start = performance.now();
        const learningRate = rateAt(step, options);
        const rows = rowsAt(step, options.batch, options.windows.length, options.seed);
        const batch = rows.map((row) => options.windows[row] as TokenWindow);
        const out = await held.step({ ...batchFeeds(batch, options.length), ...scalars(step, learningRate, options) });
        const milliseconds = performance.now() - start;
        signal?.throwIfAborted();
        const [loss, gradientNorm] = [floats(out, 'loss')[0] as number, floats(out, 'gradient_norm')[0] as number];
        const done = step + 1;
        if (done <= (options.told ?? 0)) continue;
        const answer = { step: done, loss, gradientNorm, learningRate, milliseconds };
        if (!Number.isFinite(loss) || !Number.isFinite(gradientNorm)) {
          yield answer;
          return;
        }
        const due = (every: number) => done % every === 0 || done === options.steps;
        const kept = due(options.keepEvery);
        const measured = options.evaluation !== undefined && due(options.evaluation.every);
        if (!kept && !measured) {
          yield answer;
          continue;
        }
        const state = stateOf(options, done, config, await held.read());
        yield {
          ...answer,
          ...(kept && { state }),
          ...(measured && { losses: await losses(options, state, signal) }),
        };
      }
    } finally {
      held.release();
    }
  }

  return { train, loss };
}

const scalar = (value: number): Tensor => float32(Float32Array.of(value), []);
/** float32 has no number above it that is finite */
const LARGEST = 3.4e38;

function scalars(step: number, rate: number, { alpha, rank, weightDecay, maxNorm, frozenA }: CompleteOptions) {
  return {
    lora_scale: scalar(alpha / rank),
    train_A: scalar(frozenA ? 0 : 1),
    learning_rate: scalar(rate),
    weight_decay: scalar(weightDecay),
    max_norm: scalar(Math.min(maxNorm, LARGEST)),
    correction_1: scalar(1 - BETA_1 ** (step + 1)),
    correction_2: scalar(1 - BETA_2 ** (step + 1)),
  };
}
