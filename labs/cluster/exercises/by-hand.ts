/** Exercises answered by a formula of the text, on paper. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

const CLOSE = { tolerance: { kind: 'relative', value: 0.01 }, digits: 4 } as const;

type Reduced = { readonly billions: number; readonly bytes: number; readonly gpus: number };

/** 2·(g − 1)/g·M: Patarasuk & Yuan 2009. GB, 10⁹ bytes. */
export const ring = defineExercise({
  id: 'cluster.ring',
  kind: 'numeric',
  ...frame((t) => t.ring),
  variant: (random) => ({
    billions: random.pick([3, 7, 8, 13, 14, 22, 30, 34, 40, 65, 70]),
    bytes: random.pick([2, 4]),
    gpus: random.pick([4, 5, 6, 8, 10, 12]),
  }),
  spec: {
    fields: [{ unit: text((t) => t.giga), min: 0 }],
    ...CLOSE,
    solve: ({ billions, bytes, gpus }: Reduced) => [(2 * (gpus - 1) * billions * bytes) / gpus],
    mistakes: [
      { result: ({ billions, bytes }) => [2 * billions * bytes], text: text((t) => t.ring.limit) },
      {
        result: ({ billions, bytes, gpus }) => [((gpus - 1) * billions * bytes) / gpus],
        text: text((t) => t.ring.half),
      },
    ],
  },
});

type Pipeline = { readonly stages: number; readonly microBatches: number; readonly slices: number };

/** (p − 1)/(v·m + p − 1): Huang et al. 2018; Narayanan et al. 2021, § 2.2. */
const bubbleOf = ({ stages: p, microBatches: m, slices: v }: Pipeline) => (p - 1) / (v * m + p - 1);

export const bubble = defineExercise({
  id: 'cluster.bubble',
  kind: 'numeric',
  ...frame((t) => t.bubble),
  variant(random) {
    const stages = random.pick([4, 6, 8, 12, 16]);
    return { stages, microBatches: stages * random.integer(1, 8), slices: random.pick([2, 3, 4]) };
  },
  spec: {
    fields: [{}],
    percent: 1,
    tolerance: { kind: 'absolute', value: 0.001 },
    digits: 3,
    solve: (pipeline: Pipeline) => [bubbleOf(pipeline)],
    mistakes: [
      { result: (pipeline) => [bubbleOf({ ...pipeline, slices: 1 })], text: text((t) => t.bubble.plain) },
      {
        result: ({ stages, microBatches, slices }) => [(stages - 1) / (slices * microBatches)],
        text: text((t) => t.bubble.ratio),
      },
    ],
  },
});

type Cut = { readonly blocks: number; readonly width: number; readonly length: number; readonly gpus: number };

/** Four all-reduces a block of n·d numbers of 2 bytes: Shoeybi et al. 2019, § 3. GB. */
const tensorBytes = ({ blocks, width, length, gpus }: Cut, each = 4) =>
  (each * blocks * 2 * (gpus - 1) * 2 * length * width) / gpus / 1e9;

export const tensor = defineExercise({
  id: 'cluster.tensor',
  kind: 'numeric',
  ...frame((t) => t.tensor),
  variant: (random) => ({
    blocks: random.pick([24, 32, 40, 48, 64, 80, 96]),
    width: random.pick([2048, 4096, 5120, 8192, 12_288]),
    length: random.pick([1024, 2048, 4096]),
    gpus: random.pick([2, 4, 8]),
  }),
  spec: {
    fields: [{ unit: text((t) => t.giga), min: 0 }],
    ...CLOSE,
    solve: (cut: Cut) => [tensorBytes(cut)],
    mistakes: [
      { result: (cut) => [tensorBytes(cut, 2)], text: text((t) => t.tensor.forward) },
      { result: (cut) => [tensorBytes(cut, 1)], text: text((t) => t.tensor.one) },
    ],
  },
});
