/**
 * Data parallelism: each of N workers holds the model and reads its part of the batch. Either every one keeps the whole
 * state of the optimizer, or each keeps one part in N (ZeRO, stage 1: Rajbhandari et al. 2019) and they gather what
 * each has updated.
 */
import { lossAndGradients, type Shape } from '../gpt.ts';
import type { Ids } from '../layers/embedding.ts';
import { type AdamW, clip, everything, type Range, type Sgd, squaredNorm } from '../optimizers.ts';
import type { Parameters } from '../parameters.ts';
import type { Engine } from '../pass.ts';
import type { Floats } from '../tensor.ts';
import { allGather, allReduce, pieceOf, type Ring, reduceScatter } from './ring.ts';

export interface Worker {
  readonly shape: Shape;
  readonly parameters: Parameters;
  readonly engine: Engine;
  readonly ring: Ring;
  /** over everything, or over `shardOf` the worker */
  readonly optimizer: AdamW | Sgd;
}

/** Its part of the batch, and how many tokens the whole batch has. */
export interface Part {
  readonly ids: Ids;
  readonly targets: Ids;
  readonly tokens: number;
}

export interface StepResult {
  /** mean over the whole batch, nats per token */
  readonly loss: number;
  /** of the whole gradient, before clipping */
  readonly norm: number;
}

/** Elements whose optimizer state this worker holds in ZeRO. */
export const shardOf = ({ values }: Parameters, { rank, size }: Ring): Range => pieceOf(values.length, size, rank);

/** One step on all workers at once, at the learning rate `rate`; gradients are clipped to the norm `most`. */
export async function parallelStep(worker: Worker, part: Part, rate: number, most: number): Promise<StepResult> {
  const { shape, parameters, engine, ring, optimizer } = worker;
  const { gradients, values } = parameters;
  const { range } = optimizer;
  const whole = everything(parameters);
  const sharded = range.to - range.from < values.length;
  gradients.fill(0);
  const own = lossAndGradients(part.ids, part.targets, shape, parameters, engine, part.tokens);
  await (sharded ? reduceScatter(ring, gradients) : allReduce(ring, gradients));
  const square = squaredNorm(parameters, range);
  const [loss = 0, all = 0] = await sums(ring, [own, square]);
  const norm = Math.sqrt(sharded ? all : square);
  clip(parameters, norm, most, sharded ? range : whole);
  optimizer.step(rate);
  if (sharded) await allGather(ring, values);
  return { loss, norm };
}

/** Sums over the workers of a few numbers, in float64. */
async function sums(ring: Ring, numbers: readonly number[]): Promise<Floats> {
  const shared = Float64Array.from(numbers);
  await allReduce(ring, shared);
  return shared;
}
