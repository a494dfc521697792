/** What the reader can set, and its form in the address: `#cluster?n=8&cut=pipeline&m=8`. */

import { RUNS, type Run } from '@kit/formulas/step-time.ts';
import { choice, decimal, defineState, field, flag, int, numberOf, type StateOf, seed } from '@kit/lab/state.ts';
import { ORDERS } from '@kit/training/parallel/order.ts';

export const WORKERS = [1, 2, 4, 8] as const;
export const CUTS = ['data', 'pipeline', 'tensor', 'three'] as const;
export const ZEROS = [0, 1, 2, 3] as const;
export const SCHEDULES = [...ORDERS, 'own'] as const;
export const MICRO_BATCHES = [1, 2, 4, 8] as const;
export const VIEWS = ['losses', 'sent', 'held', 'time', 'scale'] as const;
export const CLOCKS = ['links', 'slots', 'machine'] as const;
export const LINKS = ['nvlink', 'infiniband', 'ethernet', 'wifi'] as const;

/** Bounds of each number, for its field and for its address. */
export const LIMITS = {
  steps: { min: 1, max: 200 },
  latency: { min: 0, max: 1_000_000 },
  bandwidth: { min: 0.001, max: 10_000 },
  power: { min: 0.001, max: 10_000 },
  share: { min: 1, max: 100 },
  count: { min: 1, max: 100_000 },
  chunks: { min: 1, max: 16 },
} as const;
/** characters of the reader's own order */
export const LONGEST = 2000;

export const STATE = defineState('cluster', {
  workers: numberOf('n', WORKERS, 4),
  cut: choice('cut', CUTS, 'data'),
  zero: numberOf('z', ZEROS, 0),
  schedule: choice('o', SCHEDULES, 'oneFOneB'),
  microBatches: numberOf('m', MICRO_BATCHES, 4),
  /** the reader's own order of passes, a line for each stage */
  own: field('own', null, (said) => (said.length <= LONGEST ? said : null)),
  steps: int('steps', LIMITS.steps, 16),
  seed: seed(1),
  view: choice('v', VIEWS, 'losses'),
  clock: choice('c', CLOCKS, 'links'),
  link: choice('l', LINKS, 'infiniband'),
  /** between nodes. µs; null: that of the link */
  latency: decimal('lat', LIMITS.latency, null),
  /** GB/s each way; null: that of the link */
  bandwidth: decimal('bw', LIMITS.bandwidth, null),
  /** workers of a node, and the link between them */
  perNode: numberOf('pn', WORKERS, 1),
  inner: choice('li', LINKS, 'nvlink'),
  innerLatency: decimal('lati', LIMITS.latency, null),
  innerBandwidth: decimal('bwi', LIMITS.bandwidth, null),
  /** TFLOP/s of each worker */
  power: decimal('p', LIMITS.power, 10),
  overlap: flag('ov', false),
  /** a run on a large cluster, computed; null: as it was made */
  large: choice('g', Object.keys(RUNS) as Run[], 'gpt3'),
  largeTensor: int('gt', LIMITS.count, null),
  largePipeline: int('gp', LIMITS.count, null),
  largeData: int('gd', LIMITS.count, null),
  largeChunks: int('gv', LIMITS.chunks, null),
  largeBatch: int('gb', LIMITS.count, null),
  largeMicro: int('gm', LIMITS.count, null),
  largeNode: int('gn', LIMITS.count, null),
  largeInside: decimal('gi', LIMITS.bandwidth, null),
  largeBetween: decimal('gw', LIMITS.bandwidth, null),
  largeLatency: decimal('gl', LIMITS.latency, null),
  largePeak: decimal('gx', LIMITS.power, null),
  /** % */
  largeReached: decimal('gr', LIMITS.share, null),
  largeRecomputed: flag('gc', true),
  largeOverlap: flag('go', false),
});
export type LabState = StateOf<typeof STATE>;

/** The settings that a run depends on; the others only say how it is looked at. */
export const runKey = ({ workers, cut, zero, schedule, microBatches, own, steps, seed: start }: LabState): string =>
  JSON.stringify([workers, cut, zero, schedule, microBatches, schedule === 'own' ? own : null, steps, start]);
