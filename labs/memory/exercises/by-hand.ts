/** Exercises answered by a formula of the text, on paper. Bytes in GB, 10⁹. */
import { defineExercise } from '@kit/exercises/types.ts';
import { activationBytes } from '@kit/formulas/training-memory.ts';
import { bytesPerDevice, type Stage } from '@kit/formulas/zero-stages.ts';
import { frame, text } from './texts.ts';

const fields = [{ unit: text((t) => t.giga), min: 0 }];
const CLOSE = { tolerance: { kind: 'relative', value: 0.01 }, digits: 4 } as const;

type Recipe = { readonly billions: number; readonly gradient: number; readonly moment: number };

/** N·(2 + g + 4 + 2m): Rajbhandari et al. 2019, §3.1. */
export const state = defineExercise({
  id: 'memory.state',
  level: 1,
  paragraph: 'sixteen-bytes',
  kind: 'numeric',
  ...frame((t) => t.state),
  variant: (random) => ({
    billions: random.pick([3, 7, 8, 13, 14, 22, 30, 34, 40, 65, 70, 120, 175, 405]),
    gradient: random.pick([2, 4]),
    moment: random.pick([1, 2, 4]),
  }),
  spec: {
    fields,
    ...CLOSE,
    solve: ({ billions, gradient, moment }: Recipe) => [billions * (6 + gradient + 2 * moment)],
    mistakes: [
      { result: ({ billions }) => [billions * 2], text: text((t) => t.state.weightsOnly) },
      {
        result: ({ billions, gradient, moment }) => [billions * (2 + gradient + 2 * moment)],
        text: text((t) => t.state.noMaster),
      },
      {
        result: ({ billions, gradient, moment }) => [billions * (6 + gradient + moment)],
        text: text((t) => t.state.oneMoment),
      },
    ],
  },
});

type Block = Parameters<typeof activationBytes>[0] & { readonly batch: number };

export const activations = defineExercise({
  id: 'memory.activations',
  level: 2,
  paragraph: 'activations',
  kind: 'numeric',
  ...frame((t) => t.activations),
  variant(random) {
    const heads = random.pick([16, 24, 32, 40, 48]);
    return {
      heads,
      width: 128 * heads,
      layers: random.pick([24, 32, 40, 48]),
      length: random.pick([1024, 2048, 4096]),
      batch: random.integer(2, 6),
    };
  },
  spec: {
    fields,
    ...CLOSE,
    solve: (block: Block) => [(block.batch * activationBytes(block)) / 1e9],
    mistakes: [
      {
        result: (block) => [(block.batch * activationBytes(block, false)) / 1e9],
        text: text((t) => t.activations.noScores),
      },
      { result: (block) => [activationBytes(block) / 1e9], text: text((t) => t.activations.oneSequence) },
    ],
  },
});

type Shared = { readonly billions: number; readonly gpus: number; readonly stage: number };

const heldAt = ({ billions, stage }: Shared, gpus: number) => bytesPerDevice(stage as Stage, gpus, billions);

export const zero = defineExercise({
  id: 'memory.zero',
  level: 2,
  paragraph: 'share-or-shrink',
  kind: 'numeric',
  ...frame((t) => t.zero),
  variant: (random) => ({
    billions: random.pick([3, 7, 8, 13, 14, 22, 30, 34, 40]),
    gpus: random.pick([4, 6, 8, 12, 16, 32]),
    stage: random.pick([1, 2]),
  }),
  spec: {
    fields,
    ...CLOSE,
    solve: (shared: Shared) => [heldAt(shared, shared.gpus)],
    mistakes: [
      { result: (shared) => [heldAt(shared, Number.POSITIVE_INFINITY)], text: text((t) => t.zero.limit) },
      { result: (shared) => [heldAt({ ...shared, stage: 3 }, shared.gpus)], text: text((t) => t.zero.everything) },
    ],
  },
});

type Served = {
  readonly layers: number;
  readonly heads: number;
  readonly groups: number;
  readonly width: number;
  readonly length: number;
  readonly sequences: number;
};

/** 2 (K and V) · L · g · d_h · 2 bytes · n · B. */
const cached = ({ layers, width, length, sequences }: Served, heads: number) =>
  (4 * layers * heads * width * length * sequences) / 1e9;

export const cache = defineExercise({
  id: 'memory.cache',
  level: 2,
  paragraph: 'share-or-shrink',
  kind: 'numeric',
  ...frame((t) => t.cache),
  variant: (random) => ({
    layers: random.pick([28, 32, 48, 64, 80]),
    heads: random.pick([32, 40, 64]),
    groups: random.pick([4, 8]),
    width: 128,
    length: random.pick([4096, 8192, 32_768]),
    sequences: random.pick([4, 8, 16, 32]),
  }),
  spec: {
    fields,
    ...CLOSE,
    solve: (served: Served) => [cached(served, served.groups)],
    mistakes: [
      { result: (served) => [cached(served, served.heads)], text: text((t) => t.cache.allHeads) },
      { result: (served) => [cached(served, served.groups) / 2], text: text((t) => t.cache.keysOnly) },
    ],
  },
});
