/** From the reader's settings to what each worker is told, or to why they cannot be run. */
import type { ClusterOptions } from '@kit/training/parallel/cluster.ts';
import type { Plan } from '@kit/training/parallel/expected.ts';
import { type Orders, ordersOf, parseOrders, type Refusal, writeOrders } from '@kit/training/parallel/order.ts';
import type { Cut } from '@kit/training/parallel/stage.ts';
import type { LabState } from './state.ts';

/** Bytes are tokens: 256 of them; eight blocks, so that eight stages have one each. */
export const SHAPE = { vocabulary: 256, context: 64, layers: 8, heads: 8, width: 64, tied: false };
export const WINDOWS = 8;
/** A checkpoint is kept every so many steps. */
export const EVERY = 4;

export function cutOf({ workers, cut }: LabState): Cut {
  if (cut === 'data') return { tensor: 1, pipeline: 1, data: workers };
  if (cut === 'pipeline') return { tensor: 1, pipeline: workers, data: 1 };
  if (cut === 'tensor') return { tensor: workers, pipeline: 1, data: 1 };
  return { tensor: 2, pipeline: 2, data: workers / 4 };
}

/** Settings that mean something in this cut. */
export const pipelined = ({ cut }: LabState): boolean => cut === 'pipeline' || cut === 'three';
export const shared = (state: LabState): boolean => cutOf(state).data > 1;

export const chunksOf = (state: LabState): number => (pipelined(state) && state.schedule === 'interleaved' ? 2 : 1);
export const microBatchesOf = (state: LabState): number => (pipelined(state) ? state.microBatches : 1);

export type Objection = 'three' | 'microBatches' | 'interleaved' | 'layers' | 'zero';

export function objectionTo(state: LabState): Objection | null {
  if (state.cut === 'three' && state.workers < 4) return 'three';
  const { pipeline, data } = cutOf(state);
  const m = microBatchesOf(state);
  if (m * data > WINDOWS) return 'microBatches';
  if (chunksOf(state) > 1 && SHAPE.layers % (pipeline * 2) !== 0) return 'layers';
  if (chunksOf(state) > 1 && m % pipeline !== 0) return 'interleaved';
  if (shared(state) && state.zero > 1 && state.cut !== 'data') return 'zero';
  return null;
}

/** The order in the reader's own words; at first that of 1F1B. */
export const ownText = (state: LabState): string =>
  state.own ?? writeOrders(ordersOf('oneFOneB', cutOf(state).pipeline, microBatchesOf(state)));

/** The passes of each stage as blocks to be moved; null where the text is none of the passes, each once. */
export function ownRows(state: LabState): readonly (readonly string[])[] | null {
  const orders = parseOrders(ownText(state), cutOf(state).pipeline, microBatchesOf(state));
  if (isRefusal(orders) && orders.kind !== 'deadlock') return null;
  const lines = ownText(state)
    .split('\n')
    .filter((line) => line.trim() !== '');
  return lines.map((line) =>
    line
      .toUpperCase()
      .split(/[\s,;]+/)
      .filter(Boolean),
  );
}

export function ordersFor(state: LabState): Orders | Refusal {
  const { pipeline } = cutOf(state);
  const m = microBatchesOf(state);
  if (!pipelined(state)) return ordersOf('gpipe', 1, 1);
  return state.schedule === 'own'
    ? parseOrders(ownText(state), pipeline, m)
    : ordersOf(state.schedule, pipeline, m, chunksOf(state));
}

export const isRefusal = (orders: Orders | Refusal): orders is Refusal => 'kind' in orders;

/** Throws where the settings cannot be run: ask `objectionTo` and `ordersFor` first. */
export function planOf(state: LabState): Plan {
  const orders = ordersFor(state);
  const wrong = objectionTo(state);
  if (wrong || isRefusal(orders)) throw new RangeError(wrong ?? 'order');
  return {
    shape: SHAPE,
    cut: cutOf(state),
    chunks: chunksOf(state),
    zero: shared(state) ? state.zero : 0,
    microBatches: microBatchesOf(state),
    orders,
    windows: WINDOWS,
    length: SHAPE.context,
  };
}

const schedule = (steps: number) => ({ steps, peak: 2e-3, warmup: 4, decay: 0.3 });

export const clusterOptions = (state: LabState, tokens: Int32Array): ClusterOptions => ({
  ...planOf(state),
  seed: state.seed,
  tokens,
  schedule: schedule(state.steps),
});

/** One worker that reads the same batch, in as many parts, one after the other. */
export function aloneOptions(state: LabState, tokens: Int32Array): ClusterOptions {
  const parts = microBatchesOf(state) * cutOf(state).data;
  return {
    ...clusterOptions(state, tokens),
    cut: { tensor: 1, pipeline: 1, data: 1 },
    chunks: 1,
    zero: 0,
    microBatches: parts,
    orders: ordersOf('naive', 1, parts),
  };
}
