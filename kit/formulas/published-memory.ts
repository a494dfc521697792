/**
 * What others have published, measured or counted, against the same formulas. `recorded` rows are counted in a file of
 * the book; what a small model really holds while it trains in the page comes here as rows of kind `measured`.
 */
import { cacheBytesPerToken } from './kv-cache.ts';
import { activationBytes, BYTES_PER_PARAMETER } from './training-memory.ts';
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
    | 'book';
  readonly unit: 'count' | 'bytes' | 'share';
  readonly ours: number;
  readonly theirs: number;
  readonly kind: 'published' | 'recorded' | 'measured';
}

/** Parameters that a file holds. */
export interface Counted {
  readonly parameters: number;
}

const ZERO = [120, 31.4, 16.6, 1.9] as const;
const gpt = { layers: 96, width: 12_288, heads: 96, length: 2048 };

export function comparisons(file: Counted): readonly Comparison[] {
  const published = { kind: 'published' } as const;
  return [
    { id: 'book', unit: 'count', ours: parameterCount(SHAPES.book), theirs: file.parameters, kind: 'recorded' },
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
