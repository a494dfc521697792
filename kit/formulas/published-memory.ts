/**
 * What others have published, measured or counted, against the same formulas. `recorded` rows are counted in a file of
 * the book; what a small model really holds while it trains in the page comes here as rows of kind `measured`.
 */
import { cacheBytesPerToken } from './kv-cache.ts';
import { activationBytes, BYTES_PER_PARAMETER } from './training-memory.ts';
import { recipeBytes } from './training-plan.ts';
import { parameterCount, SHAPES } from './transformer-count.ts';
import { bytesPerDevice } from './zero-stages.ts';

export interface Comparison {
  readonly id:
    | 'llama'
    | 'mixtral'
    | 'zero0'
    | 'zero1'
    | 'zero2'
    | 'zero3'
    | 'gpt2'
    | 'scores'
    | 'qwen'
    | 'deepseek'
    | 'qlora'
    | 'book'
    | 'page0'
    | 'page1';
  readonly unit: 'count' | 'bytes' | 'share';
  readonly ours: number;
  readonly theirs: number;
  readonly kind: 'published' | 'recorded' | 'measured';
}

/** What the build counts. */
export interface Counted {
  /** that a file holds */
  readonly parameters: number;
  /** bytes of weights, gradients and optimizer on each worker that trains `TRAINED`: without ZeRO, at its stage 1 */
  readonly held: readonly number[];
}

/** A small model that workers really train, in 32 bits. */
export const TRAINED = {
  workers: 4,
  shape: {
    layers: 4,
    width: 64,
    heads: 4,
    kvHeads: 4,
    hidden: 256,
    matrices: 2,
    vocabulary: 256,
    positions: 64,
    tables: 2,
    experts: 1,
    active: 1,
    biased: 1,
  },
} as const;

const ZERO = [120, 31.4, 16.6, 1.9] as const;
const gpt = { layers: 96, width: 12_288, heads: 96, length: 2048 };

export function comparisons(file: Counted): readonly Comparison[] {
  const published = { kind: 'published' } as const;
  const { weight, gradient, master, first, second } = recipeBytes('fp32', 'adamw');
  const small = parameterCount(TRAINED.shape);
  const state = (sharers: number) => small * (weight + gradient + (master + first + second) / sharers);
  return [
    { id: 'book', unit: 'count', ours: parameterCount(SHAPES.book), theirs: file.parameters, kind: 'recorded' },
    { id: 'page0', unit: 'bytes', ours: state(1), theirs: file.held[0] ?? 0, kind: 'measured' },
    { id: 'page1', unit: 'bytes', ours: state(TRAINED.workers), theirs: file.held[1] ?? 0, kind: 'measured' },
    { id: 'llama', unit: 'count', ours: parameterCount(SHAPES.llama8), theirs: 8_030_261_248, ...published },
    { id: 'mixtral', unit: 'count', ours: parameterCount(SHAPES.mixtral), theirs: 46.7e9, ...published },
    { id: 'gpt2', unit: 'bytes', ours: 1.5e9 * BYTES_PER_PARAMETER, theirs: 24e9, ...published },
    ...([0, 1, 2, 3] as const).map((stage) => ({
      id: `zero${stage}` as const,
      unit: 'bytes' as const,
      ours: bytesPerDevice(stage, 64, 7.5e9),
      theirs: ZERO[stage] * 1e9,
      ...published,
    })),
    {
      id: 'scores',
      unit: 'share',
      ours: 1 - activationBytes(gpt, false) / activationBytes(gpt),
      theirs: 0.7,
      ...published,
    },
    // weights and gradients in 16 bits, both moments in 32
    { id: 'qlora', unit: 'bytes', ours: 65e9 * (2 + 2 + 8), theirs: 780e9, ...published },
    { id: 'qwen', unit: 'bytes', ours: cacheBytesPerToken(SHAPES.llama70, 2), theirs: 327_680, ...published },
    {
      id: 'deepseek',
      unit: 'bytes',
      ours: cacheBytesPerToken({ ...SHAPES.gpt3, layers: 61 }, 2, 576),
      theirs: 70_272,
      ...published,
    },
  ];
}
