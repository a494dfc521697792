/**
 * What others have published, measured or counted, against the same formulas. `recorded` rows are counted in a file of
 * the book; what a small model really holds while it trains in the page comes here as rows of kind `measured`.
 */
import { cacheBytesPerToken } from './kv-cache.ts';
import { activationBytes, BYTES_PER_PARAMETER } from './training-memory.ts';
import { recipeBytes } from './training-plan.ts';
import { blockParameters, parameterCount, SHAPES, tableParameters } from './transformer-count.ts';
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
    | (typeof WATCHED)[number];
  readonly unit: 'count' | 'bytes' | 'share';
  readonly ours: number;
  readonly theirs: number;
  readonly kind: 'published' | 'recorded' | 'measured';
}

/** What the build counts. */
export interface Counted {
  /** that a file holds */
  readonly parameters: number;
  /** most bytes of weights, gradients and optimizer on one worker of those that train `TRAINED`: in each way watched */
  readonly held: Readonly<Record<(typeof WATCHED)[number], number>>;
}

/** Ways to cut it: its data, without ZeRO and at its stages; its layers, at the first and the last stage; its matrices. */
export const WATCHED = ['page0', 'page1', 'page2', 'page3', 'pageFirst', 'pageLast', 'pageTensor'] as const;

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

/** c_attn, c_fc with their biases, and both c_proj (Shoeybi et al. 2019, § 3): 12·d² + 7·d. */
const cutParameters = ({ width: d, hidden: f }: typeof TRAINED.shape) => 4 * d * d + 3 * d + 2 * d * f + f;

const ZERO = [120, 31.4, 16.6, 1.9] as const;
const gpt = { layers: 96, width: 12_288, heads: 96, length: 2048 };

export function comparisons(file: Counted): readonly Comparison[] {
  const published = { kind: 'published' } as const;
  const { weight, gradient, master, first, second } = recipeBytes('fp32', 'adamw');
  const small = parameterCount(TRAINED.shape);
  const optimizer = master + first + second;
  const each = weight + gradient + optimizer;
  const n = TRAINED.workers;
  const { shape } = TRAINED;
  const block = blockParameters(shape);
  const [table, norm] = [tableParameters(shape), 2 * shape.width];
  // the gathered unit is a block, larger than either table
  const ours: Readonly<Record<(typeof WATCHED)[number], number>> = {
    page0: small * each,
    page1: small * (weight + gradient + optimizer / n),
    page2: small * (weight + (gradient + optimizer) / n) + gradient * block,
    page3: (small * each) / n + (weight + gradient) * block,
    pageFirst: each * (block * (shape.layers / n) + table + shape.positions * shape.width),
    pageLast: each * (block * (shape.layers / n) + table + norm),
    // of a block, four matrices and the biases of two are cut; both norms and the last biases are not
    pageTensor: each * (small - shape.layers * cutParameters(shape) * (1 - 1 / n)),
  };
  return [
    { id: 'book', unit: 'count', ours: parameterCount(SHAPES.book), theirs: file.parameters, kind: 'recorded' },
    ...WATCHED.map((id) => ({
      id,
      unit: 'bytes' as const,
      ours: ours[id],
      theirs: file.held[id],
      kind: 'measured' as const,
    })),
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
