/** From a state to the bytes that each GPU holds, the fewest GPUs that do, and the first knob to turn. */
import { cacheBytesPerToken } from '@kit/formulas/kv-cache.ts';
import {
  BYTE_FIELDS,
  type Bytes,
  fewestGpus,
  NODE,
  objection as objectionTo,
  recipeBytes,
  type Stage,
  stagesOf,
  type Training,
} from '@kit/formulas/training-plan.ts';
import { parameterCount, SHAPES, type TransformerShape } from '@kit/formulas/transformer-count.ts';
import type { LabState } from './state.ts';

export const SHAPE_FIELDS = Object.keys(SHAPES.gpt3) as (keyof TransformerShape)[];

export function shapeOf(state: LabState): TransformerShape {
  const preset = SHAPES[state.model];
  return Object.fromEntries(SHAPE_FIELDS.map((key) => [key, state[key] ?? preset[key]])) as typeof preset;
}

/** Those of the recipe, unless the reader has set others. */
export function bytesOf(state: LabState): Bytes {
  const recipe = recipeBytes(state.precision, state.optimiser);
  return Object.fromEntries(BYTE_FIELDS.map((key) => [key, state[key] ?? recipe[key]])) as Record<keyof Bytes, number>;
}

export const adapted = ({ optimiser }: LabState): boolean => optimiser === 'lora' || optimiser === 'qlora';

function trainingOf(state: LabState): Training {
  const shape = shapeOf(state);
  return {
    ...state,
    shape,
    bytes: bytesOf(state),
    rank: adapted(state) ? state.rank : 0,
    // without experts their group has no field: what it was set to must change nothing
    expert: shape.experts > 1 ? state.expert : 1,
  };
}
export const objection = (state: LabState) => objectionTo(trainingOf(state));
export const smallest = (state: LabState) => fewestGpus(trainingOf(state), capacity(state));

export const capacity = ({ card, reserve }: LabState): number => (card - reserve) * 1e9;

export interface Plan {
  readonly stages: readonly Stage[];
  readonly fullest: Stage;
  readonly gpus: number;
  readonly fits: boolean;
}

export function plan(state: LabState): Plan {
  const stages = stagesOf(trainingOf(state));
  const fullest = stages.reduce((most, stage) => (stage.total > most.total ? stage : most));
  const gpus = state.tensor * state.pipeline * state.data;
  return { stages, fullest, gpus, fits: fullest.total <= capacity(state) };
}

// a single GPU has nobody to share with: it gets company
const zero = (stage: 1 | 2 | 3) => (s: LabState) => s.zero < stage && { zero: stage, data: Math.max(s.data, NODE) };
/** One change at a time, the cheapest in time first; false where it is made already. */
const KNOBS = {
  flash: ({ flash }: LabState) => !flash && { flash: true },
  selective: ({ flash, recomputed }: LabState) =>
    !flash && recomputed === 'none' && { recomputed: 'selective' as const },
  batch: ({ batch, micro }: LabState) => batch > 1 && { batch: 1, micro: Math.min(4096, micro * batch) },
  full: ({ recomputed }: LabState) => recomputed !== 'full' && { recomputed: 'full' as const },
  zero1: zero(1),
  zero2: zero(2),
  zero3: zero(3),
  tensor: ({ tensor }: LabState) => tensor * 2 <= NODE && { tensor: tensor * 2 },
  pipeline: ({ pipeline }: LabState) => pipeline * 2 <= 4096 && { pipeline: pipeline * 2 },
  adam8: ({ optimiser }: LabState) => optimiser === 'adamw' && { optimiser: 'adam8' as const },
};

export interface Advice {
  readonly knob: keyof typeof KNOBS;
  readonly patch: Partial<LabState>;
  readonly total: number;
  readonly fits: boolean;
}

/** The first knob that is enough alone; else the one that takes most away. null: none is left. */
export function firstKnob(state: LabState): Advice | null {
  const all = (Object.keys(KNOBS) as Advice['knob'][]).flatMap((knob): Advice[] => {
    const patch = KNOBS[knob](state);
    if (!patch || objection({ ...state, ...patch }) !== null) return [];
    const { fullest, fits } = plan({ ...state, ...patch });
    return [{ knob, patch, total: fullest.total, fits }];
  });
  const least = all.reduce<Advice | null>((best, one) => (best && best.total <= one.total ? best : one), null);
  return all.find(({ fits }) => fits) ?? least;
}

export interface Serving {
  readonly weights: number;
  readonly perToken: number;
  readonly cache: number;
  /** whole sequences that the card has room for */
  readonly most: number;
}

/** Inference on each of `tensor` GPUs; keys and values are shared among them by heads, a latent vector is copied. */
export function serving(state: LabState): Serving {
  const shape = shapeOf(state);
  const weights = (state.served * parameterCount(shape)) / state.tensor;
  const sharers = state.latent > 0 ? 1 : Math.min(state.tensor, shape.kvHeads);
  const perToken = cacheBytesPerToken(shape, state.cached, state.latent) / sharers;
  const each = perToken * state.length;
  const room = capacity(state) - weights;
  return { weights, perToken, cache: each * state.sequences, most: Math.max(0, Math.floor(room / (each || 1))) };
}
