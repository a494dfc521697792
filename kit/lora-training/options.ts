/** What training an adapter needs to know, and what it answers. Recipe and defaults: training/adapters/train.py. */
import { LORA_MODULES, type LoraModule } from '../lora/adapter.ts';
import { MAX_RANK } from '../lora/peft-config.ts';
import type { DecoderConfig } from '../models/decoder.ts';
import { RuntimeError } from '../runtime/errors.ts';

/** A stretch of tokens to learn, or to measure a loss on. */
export interface TokenWindow {
  /** at least 2 */
  readonly ids: readonly number[];
  /** index of the first token that the loss counts, 1 or more: those before it are context only */
  readonly first: number;
}

/** Where the low-rank terms go: h = W₀x + (alpha/rank)·B·A·x at each of `modules`, in every layer. */
export interface AdapterShape {
  readonly rank: number;
  readonly alpha: number;
  readonly modules: readonly LoraModule[];
}

export interface TrainOptions extends AdapterShape {
  /** what is learned from; each epoch goes through all of them in an order of its own */
  readonly windows: readonly TokenWindow[];
  /** steps in all, those already done in `from` included */
  readonly steps: number;
  /** peak rate: reached after the warm-up, then falling in a straight line to 0 at the last step */
  readonly learningRate: number;
  /** windows in a step. Default: 8. */
  readonly batch?: number;
  /** tokens predicted in a window at most; longer ones are cut. Default: 64. */
  readonly length?: number;
  /** of the first A and of the order of the windows. Default: 55. */
  readonly seed?: number;
  /** share of the steps. Default: 0.1. */
  readonly warmup?: number;
  /** decoupled, of AdamW. Default: 0. */
  readonly weightDecay?: number;
  /** gradients whose norm is above it are shortened to it; Infinity: never. Default: 1. */
  readonly maxNorm?: number;
  /** A stays as it was drawn, only B learns. Default: false. */
  readonly frozenA?: boolean;
  /** a state of an earlier call of the same shape: goes on with the step after it, as if there had been no break */
  readonly from?: TrainingState;
  /** every how many steps the state comes with the answer; the last step always brings it. Default: 10. */
  readonly keepEvery?: number;
  /** steps up to this one are done without being told: those that were, before a worker was lost. Default: none. */
  readonly told?: number;
  /** windows whose loss is measured beside: by name, every so many steps and after the last one */
  readonly evaluation?: { readonly every: number; readonly sets: Readonly<Record<string, readonly TokenWindow[]>> };
}

/**
 * All that the next step depends on, besides the options. Order and first factors are drawn by (seed, step) alone, so
 * the generator has no state of its own. Copies through postMessage, IndexedDB and structuredClone unchanged.
 */
export interface TrainingState extends AdapterShape {
  /** steps done */
  readonly step: number;
  /**
   * `lora_A.{m}` [layers, in, rank], `lora_B.{m}` [layers, rank, out], row-major, and AdamW's moments `….m`, `….v` of
   * each
   */
  readonly tensors: Readonly<Record<string, Float32Array<ArrayBuffer>>>;
}

export interface TrainingStep {
  /** steps done with this one: 1 … steps */
  readonly step: number;
  /**
   * nats per counted token of the batch, before this step; not finite where numbers have overflowed, and then training
   * ends
   */
  readonly loss: number;
  /** of all factors together, before clipping */
  readonly gradientNorm: number;
  readonly learningRate: number;
  readonly milliseconds: number;
  /** after this step: see `keepEvery` */
  readonly state?: TrainingState;
  /** after this step, nats per counted token: see `evaluation` */
  readonly losses?: Readonly<Record<string, number>>;
}

type Defaults = 'batch' | 'length' | 'seed' | 'warmup' | 'weightDecay' | 'maxNorm' | 'frozenA' | 'keepEvery';
export type CompleteOptions = TrainOptions & Required<Pick<TrainOptions, Defaults>>;

export const DEFAULTS: Required<Pick<TrainOptions, Defaults>> = {
  batch: 8,
  length: 64,
  seed: 55,
  warmup: 0.1,
  weightDecay: 0,
  maxNorm: 1,
  frozenA: false,
  keepEvery: 10,
};

/** With the defaults; RuntimeError('invalid-input') names the first option that cannot be. */
export function completeOptions(options: TrainOptions, config: DecoderConfig): CompleteOptions {
  const all = { ...DEFAULTS, ...options };
  const whole = (name: keyof CompleteOptions, least: number, most: number) => {
    const value = all[name];
    if (!Number.isInteger(value) || Number(value) < least || Number(value) > most) throw invalid(name, value);
  };
  const within = (name: keyof CompleteOptions, least: number, most: number) => {
    const value = Number(all[name]);
    if (!(value >= least && value <= most)) throw invalid(name, value);
  };
  whole('rank', 1, MAX_RANK);
  whole('steps', 1, 1e6);
  whole('batch', 1, 1024);
  whole('length', 1, config.context);
  whole('seed', 0, 2 ** 32 - 1);
  whole('keepEvery', 1, 1e6);
  within('alpha', 1e-6, 1e6);
  within('learningRate', 0, 1e30);
  within('warmup', 0, 1);
  within('weightDecay', 0, 1e6);
  within('maxNorm', 1e-12, Number.POSITIVE_INFINITY);
  const known = all.modules.filter((module) => LORA_MODULES.includes(module));
  if (known.length === 0 || new Set(known).size < all.modules.length) throw invalid('modules', all.modules);
  checkWindows(all.windows, config);
  if (all.from && !sameShape(all.from, all)) throw invalid('from', `rank ${all.from.rank}, ${all.from.modules}`);
  return all;
}

/** RuntimeError('invalid-input') unless every window has a token to score, and all tokens exist. */
export function checkWindows(windows: readonly TokenWindow[], config: DecoderConfig): void {
  if (windows.length === 0) throw invalid('windows', 0);
  for (const { ids, first } of windows) {
    if (!Number.isInteger(first) || first < 1 || first >= ids.length) throw invalid('first', first);
    const wrong = ids.find((id) => !Number.isInteger(id) || id < 0 || id >= config.vocabulary);
    if (wrong !== undefined) throw invalid('id', wrong);
  }
}

function sameShape(a: AdapterShape, b: AdapterShape): boolean {
  const names = (shape: AdapterShape) => [...shape.modules].sort().join();
  return a.rank === b.rank && a.alpha === b.alpha && names(a) === names(b);
}

function invalid(name: string, value: unknown): RuntimeError {
  return new RuntimeError('invalid-input', `${name} ${value}`);
}
