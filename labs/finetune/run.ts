/** One run of training as the lab shows it: losses, and what the same prompt becomes. In the page and in Node alike. */

import type { LoraAdapter } from '@kit/lora/index.ts';
import {
  type AdapterShape,
  adapterOf,
  DEFAULTS,
  initialState,
  type TrainingState,
  type TrainOptions,
} from '@kit/lora-training/index.ts';
import { continueText, promptIds } from '@kit/models/continuation.ts';
import type { TrainerModel } from '@kit/models/trainer.ts';
import type { Tokenizer } from '@kit/tokenizer/tokenizer.ts';
import type { Lesson } from './lesson.ts';

export interface StepPoint {
  /** from 1 */
  readonly step: number;
  /** nats per token of the batch, before the step; not finite where numbers overflowed */
  readonly loss: number;
  readonly gradientNorm: number;
  /** of the step itself; absent of a run that was recorded */
  readonly milliseconds?: number;
}

/** Nats per token; `held`: absent when nothing could be held out. */
export interface Measure {
  /** steps done */
  readonly step: number;
  readonly held?: number;
  readonly fr: number;
  readonly en: number;
}
export const GAUGES = ['held', 'fr', 'en'] as const;
export type Gauge = (typeof GAUGES)[number];

/** What the prompt became after so many steps. */
export interface Sample {
  readonly step: number;
  readonly text: string;
}

export interface Run {
  readonly prompt: string;
  /** of the lesson */
  readonly windows: number;
  readonly held: number;
  readonly steps: readonly StepPoint[];
  readonly measures: readonly Measure[];
  readonly samples: readonly Sample[];
  /** the last one kept; null before, and of a run that was recorded */
  readonly state: TrainingState | null;
}

export interface RunOptions extends AdapterShape, Pick<TrainOptions, 'learningRate' | 'steps'> {
  readonly batch: number;
  readonly seed: number;
  readonly frozenA: boolean;
}

/** Steps between two measures, and two continuations of the prompt. */
export const EVERY = 10;
/** Steps that an axis up to `last` names: tens, five or so of them, and the last. */
export function stepTicks(last: number): readonly number[] {
  const apart = EVERY * Math.max(1, Math.ceil(last / 4 / EVERY));
  const ticks = Array.from({ length: Math.ceil(last / apart) }, (_, i) => i * apart);
  return [...ticks, Math.max(1, last)];
}

/** Tokens written, and the draw: the same for every continuation, so what differs is the adapter. */
export const WRITING = { length: 28, seed: 11 } as const;

export interface Bench {
  readonly model: Pick<TrainerModel, 'config' | 'train' | 'loss' | 'withFactors'>;
  readonly tokenizer: Tokenizer;
}

/** A continuation by an adapter, drawn as all of them are. */
export async function sampled(
  { model, tokenizer }: Bench,
  adapter: LoraAdapter,
  prompt: string,
  signal?: AbortSignal,
): Promise<string> {
  const variant = model.withFactors(adapter);
  try {
    const ids = promptIds(tokenizer, model.config, prompt);
    return await continueText(variant, tokenizer, ids, WRITING, undefined, signal);
  } finally {
    await variant.release();
  }
}

/** Below, a step gains nothing, and the graph has pieces without a row. */
const NARROWEST = 8;

/** A step takes as long as its windows are wide, whatever fills them, and a reader's pairs are short. */
const widthOf = (windows: Lesson['windows']) =>
  Math.min(DEFAULTS.length, Math.max(NARROWEST, ...windows.map(({ ids }) => ids.length - 1)));

/**
 * The run as it grows, the base's losses first. `before`: what there is of it already, if it was stopped; it goes on
 * as if it had not been. `wait`: called between two steps, a pause is its promise. A step whose loss is not finite is
 * the last one.
 */
export async function* study(
  bench: Bench,
  lesson: Lesson,
  options: RunOptions,
  prompt: string,
  { before = null, wait = async () => undefined, signal }: StudyOptions = {},
): AsyncGenerator<Run, void, undefined> {
  const { model } = bench;
  const sets = { ...(lesson.held.length > 0 && { held: lesson.held }), ...lesson.general };
  const sample = async (state: TrainingState) => ({
    step: state.step,
    text: await sampled(bench, adapterOf(state, model.config), run.prompt, signal),
  });
  const none = { windows: lesson.windows.length, held: lesson.held.length, steps: [], measures: [], samples: [] };
  let run: Run = before ?? { ...none, prompt, state: initialState(model.config, options, options.seed) };
  const first = run.state as TrainingState;
  if (run.measures.length === 0) {
    const losses: Record<string, number> = {};
    for (const [name, windows] of Object.entries(sets)) losses[name] = await model.loss(windows, first, signal);
    run = { ...run, measures: [{ step: 0, ...(losses as Record<Gauge, number>) }] };
    yield run;
  }
  // a run may have been stopped between a state and the continuation by it
  if (run.samples.at(-1)?.step !== first.step) {
    run = { ...run, samples: [...run.samples, await sample(first)] };
    yield run;
  }
  const training = model.train(
    {
      ...options,
      windows: lesson.windows,
      length: widthOf(lesson.windows),
      keepEvery: EVERY,
      evaluation: { every: EVERY, sets },
      from: first,
      told: run.steps.at(-1)?.step ?? 0,
    },
    signal,
  );
  for await (const { step, loss, gradientNorm, milliseconds, state, losses } of training) {
    run = { ...run, steps: [...run.steps, { step, loss, gradientNorm, milliseconds }] };
    if (losses) run = { ...run, measures: [...run.measures, { step, ...(losses as Record<Gauge, number>) }] };
    if (state) run = { ...run, state };
    yield run;
    if (state) {
      run = { ...run, samples: [...run.samples, await sample(state)] };
      yield run;
    }
    await wait();
    signal?.throwIfAborted();
  }
}

export interface StudyOptions {
  readonly before?: Run | null;
  readonly wait?: () => Promise<void>;
  readonly signal?: AbortSignal;
}
