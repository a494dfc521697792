/** Exercises answered by a formula of the text, on paper. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

const CLOSE = { tolerance: { kind: 'relative', value: 0.01 }, digits: 4 } as const;

type Reduced = { readonly billions: number; readonly bytes: number; readonly gpus: number };

/** 2·(g − 1)/g·M: Patarasuk & Yuan 2009. GB, 10⁹ bytes. */
export const ring = defineExercise({
  id: 'cluster.ring',
  level: 1,
  paragraph: 'data-parallelism',
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
  level: 1,
  paragraph: 'pipeline',
  kind: 'numeric',
  ...frame((t) => t.bubble),
  variant(random) {
    const stages = random.pick([4, 6, 8, 12, 16]);
    return { stages, microBatches: stages * random.integer(1, 8), slices: random.pick([2, 3, 4]) };
  },
  spec: {
    fields: [{}],
    percent: 2,
    // what (p − 1)/(v·m) misses is 2 % of the bubble at the least
    ...CLOSE,
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
  level: 2,
  paragraph: 'tensor-parallelism',
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

type Flying = { readonly stages: number; readonly microBatches: number; readonly stage: number };

/** 1F1B: stage s lets p − s passes go before its first way back (Narayanan et al. 2020). */
export const kept = defineExercise({
  id: 'cluster.kept',
  level: 2,
  paragraph: 'schedules',
  kind: 'numeric',
  ...frame((t) => t.kept),
  variant(random) {
    const stages = random.pick([8, 12, 16, 20, 24, 32]);
    return { stages, microBatches: stages * random.integer(2, 6), stage: random.integer(2, stages - 1) };
  },
  spec: {
    fields: [{ integer: true, min: 0 }],
    tolerance: { kind: 'absolute', value: 0.5 },
    digits: 3,
    solve: ({ stages, stage }: Flying) => [stages - stage + 1],
    mistakes: [
      { result: ({ microBatches }) => [microBatches], text: text((t) => t.kept.gpipe) },
      { result: ({ stages, stage }) => [stages - stage], text: text((t) => t.kept.own) },
    ],
  },
});

type Three = { readonly billions: number; readonly tensor: number; readonly pipeline: number; readonly gpus: number };

/** N = t·p·d; 16 bytes a parameter over t·p. */
export const three = defineExercise({
  id: 'cluster.three',
  level: 2,
  paragraph: 'three-d',
  kind: 'numeric',
  ...frame((t) => t.three),
  variant(random) {
    const [tensor, pipeline] = [random.pick([2, 4, 8]), random.pick([4, 6, 8, 12, 16])];
    const gpus = tensor * pipeline * random.integer(3, 24);
    return { billions: random.pick([30, 40, 65, 70, 120, 175]), tensor, pipeline, gpus };
  },
  spec: {
    fields: [
      { label: text((t) => t.three.replicas), integer: true, min: 1 },
      { label: text((t) => t.three.state), unit: text((t) => t.giga), min: 0 },
    ],
    ...CLOSE,
    solve: ({ billions, tensor: t, pipeline: p, gpus }: Three) => [gpus / (t * p), (16 * billions) / (t * p)],
    mistakes: [
      {
        result: ({ billions, tensor: t, pipeline: p, gpus }) => [gpus / (t * p), (16 * billions) / gpus],
        text: text((t) => t.three.all),
      },
    ],
  },
});

type Hidden = { readonly gpus: number; readonly network: number; readonly power: number };

/** 2(g − 1)/g·2P bytes in the time of 6·P·n operations: P cancels out. */
const enough = ({ gpus: g, network, power }: Hidden, rounds = 2) =>
  (rounds * (g - 1) * 2 * power * 1e12) / (g * network * 1e9 * 6);

export const hide = defineExercise({
  id: 'cluster.hide',
  level: 2,
  paragraph: 'data-parallelism',
  kind: 'numeric',
  ...frame((t) => t.hide),
  variant: (random) => ({
    gpus: random.pick([8, 16, 32, 64]),
    network: random.pick([1.25, 5, 12.5, 25, 50]),
    power: random.pick([60, 100, 150, 200, 400]),
  }),
  spec: {
    fields: [{ unit: text((t) => t.tokens), min: 0 }],
    ...CLOSE,
    solve: (hidden: Hidden) => [enough(hidden)],
    mistakes: [{ result: (hidden) => [enough(hidden, 1)], text: text((t) => t.hide.half) }],
  },
});
