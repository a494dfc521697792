/**
 * What one device holds and sends in a step, by formula: nothing here runs or asks the engine. Numbers are float32.
 * Sharing out by ZeRO: Rajbhandari et al. 2019, fig. 1 and § 7; rings: Patarasuk & Yuan 2009; activations counted as
 * Korthikanti et al. 2022 do, for the layers of this engine.
 */
import type { Shape } from '../gpt.ts';
import type { Kind } from '../tensor.ts';
import type { Orders } from './order.ts';
import { type Cut, placeOf } from './stage.ts';
import { COLLECTIVES, type Collective } from './trace.ts';
import type { Zero } from './unit.ts';

const BYTES = 4;
const AVERAGES = 2;

export interface Plan {
  readonly shape: Shape;
  readonly cut: Cut;
  readonly chunks: number;
  readonly zero: Zero;
  readonly microBatches: number;
  readonly orders: Orders;
  /** sequences of the whole batch, and their length */
  readonly windows: number;
  readonly length: number;
}

export type Held = Readonly<Record<Exclude<Kind, 'passing'>, number>>;

/** Parameters of a block on shard `rank` of `t`: 12·D² + 7·D over t, the norms on each, the last biases on one. */
const blockSize = (D: number, t: number, rank: number) => (12 * D * D + 7 * D) / t + 4 * D + (rank === 0 ? 2 * D : 0);

/** Parameters of each unit of a device: those it opens one at a time at stage 3 of ZeRO. */
export function unitSizes({ shape, cut }: Plan, rank: number): number[] {
  const { vocabulary: V, context, width: D, layers } = shape;
  const { tensor, pipeline } = placeOf(rank, cut);
  return [
    ...(pipeline === 0 ? [(V + context) * D] : []),
    ...Array.from({ length: layers / cut.pipeline }, () => blockSize(D, cut.tensor, tensor)),
    ...(pipeline === cut.pipeline - 1 ? [2 * D + V * D] : []),
  ];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** Most bytes at once, by kind. */
export function heldBy(plan: Plan, rank: number): Held {
  const { cut, zero } = plan;
  const sizes = unitSizes(plan, rank);
  const whole = sum(sizes);
  const shared = whole / cut.data;
  const one = Math.max(...sizes);
  return {
    parameters: BYTES * (zero < 3 ? whole : shared + one), // the unit that computes is there whole
    gradients: BYTES * (zero < 2 ? whole : shared + one),
    optimizer: AVERAGES * BYTES * (zero < 1 ? whole : shared),
    activations: activationsOf(plan, rank),
  };
}

/** Tokens of a micro-batch. */
const tokensOf = ({ windows, length, cut, microBatches }: Plan) => (windows * length) / cut.data / microBatches;

/** What a slice keeps of one micro-batch between its forward and its backward pass, bytes. */
export function sliceBytes(plan: Plan, pipeline: number, chunk: number): number {
  const { shape, cut, chunks, length } = plan;
  const { width: D, heads: H, vocabulary: V } = shape;
  const last = chunk * cut.pipeline + pipeline === cut.pipeline * chunks - 1;
  // inputs of both halves and their norms, with mean and deviation; q, k, v, heads, hidden layer twice; weights (T, T)
  const block = 4 * D + 4 + (12 * D + H * length) / cut.tensor;
  const perToken = D + (shape.layers / cut.pipeline / chunks) * block + (last ? D + 2 + V : 0);
  return BYTES * tokensOf(plan) * perToken;
}

/** The most that is kept on the way through the device's order. */
function activationsOf(plan: Plan, rank: number): number {
  const { pipeline } = placeOf(rank, plan.cut);
  let [now, most] = [0, 0];
  for (const { forward, chunk } of plan.orders[pipeline] ?? []) {
    now += (forward ? 1 : -1) * sliceBytes(plan, pipeline, chunk);
    most = Math.max(most, now);
  }
  return most;
}

/** Bytes that a device sends in one step, by collective. */
export function sentBy(plan: Plan, rank: number): Record<Collective, number> {
  const { cut, zero, shape, chunks, microBatches } = plan;
  const { pipeline } = placeOf(rank, cut);
  const half = (size: number, devices: number) => (BYTES * size * (devices - 1)) / devices;
  const state = half(sum(unitSizes(plan, rank)), cut.data);
  const message = tokensOf(plan) * shape.width;
  const blocks = (shape.layers / cut.pipeline) * microBatches;
  const [first, last] = [pipeline === 0, pipeline === cut.pipeline - 1];
  // forward out of every slice but the last, backward out of every one but the first
  const messages = microBatches * (2 * chunks - (first ? 1 : 0) - (last ? 1 : 0));
  const none = Object.fromEntries(COLLECTIVES.map((name) => [name, 0])) as Record<Collective, number>;
  return {
    ...none,
    // 2 + 2 in each block; and once the gradients
    allReduce: 4 * blocks * 2 * half(message, cut.tensor) + (zero === 0 ? 2 * state : 0),
    reduceScatter: zero > 0 ? state : 0,
    allGather: zero === 3 ? 2 * state : zero > 0 ? state : 0, // at stage 3 there and back
    sendReceive: BYTES * message * messages,
  };
}

/** Operations of the products of one training step of the whole model, on any number of devices. */
export function modelFlops({ shape, windows, length }: Plan): number {
  const { width: D, layers, vocabulary: V } = shape;
  const forward = layers * (24 * D * D + 4 * length * D) + 2 * D * V;
  return 3 * windows * length * forward;
}
