/**
 * A small model that learns in a worker, and says how it goes step by step:
 *
 * ```ts
 * const spawn = () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
 * const { api, end } = remote<Trainer>(spawn, TRAINER, { recoveries: 0 });
 * for await (const { loss } of api.train(options)) …
 * ```
 */
import type { Shape as RemoteShape } from '../remote/shape.ts';
import { drawBatch, rateAt, type Schedule, windowsAt } from './batches.ts';
import { blocks, embed, head, lossAndGradients, parameterSpecs, type Shape } from './gpt.ts';
import { AdamW, clip, everything, squaredNorm } from './optimizers.ts';
import { Parameters } from './parameters.ts';
import type { Engine } from './pass.ts';
import { bestProduct } from './product.ts';
import { type Kind, Memory } from './tensor.ts';

export interface TrainingOptions {
  readonly shape: Shape;
  /** of the text that it learns from */
  readonly tokens: Int32Array;
  /** of the weights, and with the steps' numbers, of the windows drawn */
  readonly seed: number;
  /** sequences of a batch, and their length */
  readonly windows: number;
  readonly length: number;
  readonly schedule: Schedule;
  /** norm that gradients are clipped to */
  readonly most: number;
  /** goes on from there, as if there had been no break; of the same options */
  readonly from?: TrainingState;
  /** every how many steps the state comes with the answer. Default: never. */
  readonly keepEvery?: number;
}

/** All that the next step depends on besides the options: windows and rate follow from the seed and the step. */
export interface TrainingState {
  /** steps made */
  readonly step: number;
  /** weights and AdamW's two moments, in the order of `parameterSpecs` */
  readonly weights: Float32Array<ArrayBuffer>;
  readonly first: Float32Array<ArrayBuffer>;
  readonly second: Float32Array<ArrayBuffer>;
}

export interface TrainingStep {
  /** steps made */
  readonly step: number;
  /** of this batch, nats per token */
  readonly loss: number;
  /** of its gradient, before clipping */
  readonly norm: number;
  /** after this step: see `keepEvery` */
  readonly state?: TrainingState;
}

export interface Trainer {
  /**
   * Trains a new model; reading on is what makes it go on. Who leaves the loop stops it, a frame’s worth of steps
   * later.
   */
  train(options: TrainingOptions, signal?: AbortSignal): AsyncIterable<TrainingStep>;
  /** Mean loss over a text that it did not read, nats per token: windows end to end, what is left over not counted. */
  evaluate(tokens: Int32Array): Promise<number>;
  /** A copy of the flat array of weights, in the order of `parameterSpecs`. */
  weights(): Promise<Float32Array>;
  /** the most bytes that were held of each kind */
  peak(): Promise<Readonly<Record<Kind, number>>>;
}

export const TRAINER: RemoteShape<Trainer> = { train: 'stream', evaluate: 'call', weights: 'call', peak: 'call' };

interface Model {
  readonly options: TrainingOptions;
  readonly parameters: Parameters;
  readonly engine: Engine;
}

const copied = (numbers: ArrayLike<number>) => Float32Array.from(numbers);
const stateOf = (step: number, { values }: Parameters, { first, second }: AdamW): TrainingState => ({
  step,
  weights: copied(values),
  first: copied(first),
  second: copied(second),
});

export function createTrainer(): Trainer {
  let model: Model | null = null;
  const current = (): Model => {
    if (!model) throw new Error('nothing was trained yet');
    return model;
  };

  async function* train(options: TrainingOptions, signal?: AbortSignal): AsyncGenerator<TrainingStep> {
    const {
      shape,
      tokens,
      seed,
      windows,
      length,
      schedule,
      most,
      from,
      keepEvery = Number.POSITIVE_INFINITY,
    } = options;
    const engine = { memory: new Memory(), product: bestProduct() };
    const parameters = new Parameters(parameterSpecs(shape), engine.memory);
    parameters.initialise(seed);
    const optimizer = new AdamW(parameters, engine.memory);
    if (from) {
      parameters.values.set(from.weights);
      optimizer.resume(from);
    }
    const all = everything(parameters);
    model = { options, parameters, engine };
    for (let step = from?.step ?? 0; step < schedule.steps; step += 1) {
      signal?.throwIfAborted();
      const { ids, targets } = drawBatch(tokens, windows, length, seed, step);
      parameters.gradients.fill(0);
      const loss = lossAndGradients(ids, targets, shape, parameters, engine);
      const norm = Math.sqrt(squaredNorm(parameters, all));
      clip(parameters, norm, most, all);
      optimizer.step(rateAt(step, schedule));
      const done = step + 1;
      yield { step: done, loss, norm, ...(done % keepEvery === 0 && { state: stateOf(done, parameters, optimizer) }) };
    }
  }

  return {
    train,
    async evaluate(tokens) {
      const { options, parameters, engine } = current();
      const { shape, windows, length } = options;
      const starts = Array.from({ length: Math.floor((tokens.length - 1) / length) }, (_, i) => i * length);
      if (starts.length === 0) throw new RangeError(`${tokens.length} tokens hold no window of ${length}`);
      let sum = 0;
      for (let i = 0; i < starts.length; i += windows) {
        const { ids, targets } = windowsAt(tokens, starts.slice(i, i + windows), length);
        const passing = { ...engine, memory: new Memory() }; // no way back: what forward takes goes with it
        const bottom = embed(ids, parameters, passing);
        const middle = blocks(0, shape.layers, shape, parameters, passing)(bottom.output);
        sum += head(middle.output, targets, shape, parameters, passing).loss;
      }
      return sum / (starts.length * length);
    },
    weights: async () => Float32Array.from(current().parameters.values),
    peak: async () => ({ ...current().engine.memory.peak }),
  };
}
