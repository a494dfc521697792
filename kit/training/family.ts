/**
 * Models of one recipe and several sizes, trained on one text: what a scaling law is fitted to. Each size is trained in
 * a worker of its own, some of them at a time.
 *
 * On this engine and not as an ONNX graph of the step (training/stepgraph/full.py): on one core the graph is 1.1 times
 * as fast at 54,560 parameters and 1.6 times at 384,864, but there would be a graph to fetch for every size, and an
 * onnxruntime in every worker: four of them take a page from 331 to 743 MB.
 */

import type { KeeperOptions } from '../remote/keeper.ts';
import { remote } from '../remote/remote.ts';
import { bitsPerByte, type Corpus } from './corpus.ts';
import { parameterSpecs, type Shape } from './gpt.ts';
import { sizeOf } from './tensor.ts';
import { TRAINER, type Trainer, type TrainingOptions, type TrainingState } from './trainer.ts';

export interface FamilyRecipe extends Omit<TrainingOptions, 'shape' | 'tokens' | 'seed' | 'from' | 'schedule'> {
  readonly shapes: readonly Shape[];
  readonly schedule: Omit<TrainingOptions['schedule'], 'peak'>;
  /** the peak rate of a width d is rate/d: with Adam a wider matrix wants smaller steps (Yang et al. 2022, μP) */
  readonly rate: number;
}

/** N: every parameter that multiplies an activation, all but the position embeddings (training/scaling/family.py). */
export const countedParameters = (shape: Shape): number =>
  parameterSpecs(shape).reduce((sum, { name, shape: dims }) => sum + (name === 'wpe.weight' ? 0 : sizeOf(dims)), 0);

/** Of one size, as far as it is trained. */
export interface Member {
  /** of each batch, nats per token */
  readonly losses: readonly number[];
  /** the last one kept: where training goes on; null before the first, and once all is done */
  readonly state: TrainingState | null;
  /** of the held-out text once trained, bits per byte */
  readonly held: number | null;
}

export const UNTRAINED: Member = { losses: [], state: null, held: null };

export interface FamilyOptions {
  readonly recipe: FamilyRecipe;
  /** indices among the recipe's shapes, in the order in which they are begun: the longest first wastes least */
  readonly sizes: readonly number[];
  readonly corpus: Corpus;
  readonly seed: number;
  readonly spawn: KeeperOptions['spawn'];
  /** workers at a time: cores that may be kept busy */
  readonly workers: number;
  /** what there is already of each size, by index: a size goes on from its state, and is not trained twice */
  readonly before: ReadonlyMap<number, Member>;
  /** called after each step, and once a size is measured */
  told(size: number, member: Member): void;
  /** awaited before each step: a pause is its promise */
  wait?(): Promise<void>;
  readonly signal?: AbortSignal;
}

/** Rejects with AbortError once `signal` says so, whatever is under way; what was told until then can be gone on with. */
export async function trainFamily({ sizes, workers, before, ...options }: FamilyOptions): Promise<void> {
  const stop = new AbortController();
  const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
  const left = sizes.filter((size) => before.get(size)?.held == null);
  async function work(): Promise<void> {
    for (let size = left.shift(); size !== undefined; size = left.shift())
      await trainMember(size, before.get(size) ?? UNTRAINED, { ...options, signal });
  }
  const lanes = Array.from({ length: Math.min(workers, left.length) }, work);
  try {
    await Promise.all(lanes);
  } catch (error) {
    stop.abort();
    await Promise.allSettled(lanes);
    throw error;
  }
}

type MemberOptions = Omit<FamilyOptions, 'sizes' | 'workers' | 'before'>;

async function trainMember(size: number, before: Member, options: MemberOptions): Promise<void> {
  const { recipe, corpus, seed, spawn, told, wait, signal } = options;
  const { shapes, rate, ...rest } = recipe;
  const shape = shapes[size] as Shape;
  const schedule = { ...rest.schedule, peak: rate / shape.width };
  signal?.throwIfAborted();
  const { api, end } = remote<Trainer>(spawn, TRAINER, { recoveries: 0 });
  // a step or an evaluation cannot be called off: its worker can
  const stop = () => end();
  signal?.addEventListener('abort', stop);
  try {
    const from = before.state;
    let member: Member = { ...before, losses: before.losses.slice(0, from?.step ?? 0) };
    const training = { ...rest, schedule, shape, tokens: corpus.train, seed, ...(from && { from }) };
    for await (const { loss, state } of api.train(training, signal)) {
      member = { ...member, losses: [...member.losses, loss], state: state ?? member.state };
      told(size, member);
      await wait?.();
      signal?.throwIfAborted();
    }
    const nats = await api.evaluate(corpus.held);
    told(size, { ...member, state: null, held: bitsPerByte(nats, corpus) });
  } finally {
    signal?.removeEventListener('abort', stop);
    end();
  }
}
