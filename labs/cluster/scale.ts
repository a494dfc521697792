/** A run on a large cluster, as it was made or as the reader changes it: computed, never run. */
import { A100, daysFor, type LargeCluster, RUNS, reachedBy, type StepTime, stepTime } from '@kit/formulas/step-time.ts';
import type { LabState } from './state.ts';

export type LargeField = Exclude<
  Extract<keyof LabState, `large${string}`>,
  'large' | 'largeRecomputed' | 'largeOverlap'
>;

type Constants = Readonly<Record<LargeField, number>>;

/** Those of the run as it was made, and of its machine. */
function usualOf({ large: run }: LabState): Constants {
  const { cut } = RUNS[run];
  return {
    largeTensor: cut.tensor,
    largePipeline: cut.pipeline,
    largeData: cut.data,
    largeChunks: cut.chunks,
    largeBatch: cut.batch,
    largeMicro: A100.microBatch,
    largeNode: A100.node,
    largeInside: A100.inside.bandwidth / 1e9,
    largeBetween: A100.between.bandwidth / 1e9,
    largeLatency: A100.between.latency * 1e6,
    largePeak: A100.peak / 1e12,
    largeReached: A100.reached * 100,
  };
}

/** Every constant, in the units of its field: GB/s, µs, TFLOP/s, %. */
export function constantsOf(state: LabState): Constants {
  const usual = usualOf(state);
  const fields = Object.keys(usual) as LargeField[];
  return Object.fromEntries(fields.map((field) => [field, state[field] ?? usual[field]])) as typeof usual;
}

/** Is this the run of the paper, on its machine? The share of the peak that products reach is what is not known of it. */
function asMade(state: LabState): boolean {
  const [own, usual] = [constantsOf(state), usualOf(state)];
  const same = LARGE_FIELDS(state).every((field) => field === 'largeReached' || own[field] === usual[field]);
  return same && state.largeRecomputed === A100.recomputed && state.largeOverlap === A100.overlap;
}

export const LARGE_FIELDS = (state: LabState): readonly LargeField[] => Object.keys(constantsOf(state)) as LargeField[];

/** Another run has other constants. */
export const AS_MADE: Partial<LabState> = {
  largeTensor: null,
  largePipeline: null,
  largeData: null,
  largeChunks: null,
  largeBatch: null,
  largeMicro: null,
};

export function clusterOf(state: LabState): LargeCluster {
  const own = constantsOf(state);
  const latency = own.largeLatency / 1e6;
  return {
    tensor: own.largeTensor,
    pipeline: own.largePipeline,
    data: own.largeData,
    chunks: own.largeChunks,
    batch: own.largeBatch,
    microBatch: own.largeMicro,
    node: own.largeNode,
    inside: { latency, bandwidth: own.largeInside * 1e9 },
    between: { latency, bandwidth: own.largeBetween * 1e9 },
    peak: own.largePeak * 1e12,
    reached: own.largeReached / 100,
    bytes: A100.bytes,
    recomputed: state.largeRecomputed,
    overlap: state.largeOverlap,
  };
}

export type LargeObjection = 'largeWidth' | 'largeLayers' | 'largeBatch';

export function largeObjection(state: LabState): LargeObjection | null {
  const { model } = RUNS[state.large];
  const { tensor, pipeline, data, chunks, batch, microBatch } = clusterOf(state);
  if (model.width % tensor !== 0) return 'largeWidth';
  if (model.layers % (pipeline * chunks) !== 0) return 'largeLayers';
  if (batch % (data * microBatch) !== 0) return 'largeBatch';
  return null;
}

export interface Large {
  readonly time: StepTime;
  readonly gpus: number;
  readonly microBatches: number;
  /** to read as many tokens as the run that was measured */
  readonly days: number;
  /** share of the peak that the products must reach for the published speed; null: the cluster is not that of the run */
  readonly reached: number | null;
}

export function large(state: LabState): Large {
  const { model, tokens, measured } = RUNS[state.large];
  const cluster = clusterOf(state);
  const { tensor, pipeline, data, batch, microBatch } = cluster;
  const time = stepTime(model, cluster);
  return {
    time,
    gpus: tensor * pipeline * data,
    microBatches: batch / data / microBatch,
    days: daysFor(tokens, time.total, batch, model.length),
    reached: asMade(state) ? reachedBy(model, cluster, measured) : null,
  };
}

export const PARTS = ['compute', 'tensor', 'sends', 'bubble', 'data'] as const;
