/**
 * Parameters of a Transformer, matrix by matrix (Vaswani et al. 2017; keys and values shared by groups of heads:
 * Ainslie et al. 2023; experts: Jiang et al. 2024, arXiv 2401.04088).
 */
export interface TransformerShape {
  /** L */
  readonly layers: number;
  /** d, a multiple of `heads` */
  readonly width: number;
  /** h */
  readonly heads: number;
  /** heads with keys and values of their own; h: each has */
  readonly kvHeads: number;
  /** f, width inside the MLP */
  readonly hidden: number;
  /** matrices of the MLP: 2 (GELU) or 3 (SwiGLU) */
  readonly matrices: number;
  /** V */
  readonly vocabulary: number;
  /** learned positions; 0 with rotary ones */
  readonly positions: number;
  /** 1: the output reuses the matrix of the embeddings; 2: it has its own */
  readonly tables: number;
  /** E, MLPs per block, of which each token takes `active` */
  readonly experts: number;
  readonly active: number;
  /** biases, and dropout masks in training: 1 with, 0 without */
  readonly biased: number;
}

export const SHAPES = {
  /** Brown et al. 2020, table 2.1 */
  gpt3: {
    layers: 96,
    width: 12_288,
    heads: 96,
    kvHeads: 96,
    hidden: 49_152,
    matrices: 2,
    vocabulary: 50_257,
    positions: 2048,
    tables: 1,
    experts: 1,
    active: 1,
    biased: 1,
  },
  /** Grattafiori et al. 2024, table 3 */
  llama8: {
    layers: 32,
    width: 4096,
    heads: 32,
    kvHeads: 8,
    hidden: 14_336,
    matrices: 3,
    vocabulary: 128_256,
    positions: 0,
    tables: 2,
    experts: 1,
    active: 1,
    biased: 0,
  },
  llama70: {
    layers: 80,
    width: 8192,
    heads: 64,
    kvHeads: 8,
    hidden: 28_672,
    matrices: 3,
    vocabulary: 128_256,
    positions: 0,
    tables: 2,
    experts: 1,
    active: 1,
    biased: 0,
  },
  /** Mixtral 8×7B: Jiang et al. 2024, table 1 */
  mixtral: {
    layers: 32,
    width: 4096,
    heads: 32,
    kvHeads: 8,
    hidden: 14_336,
    matrices: 3,
    vocabulary: 32_000,
    positions: 0,
    tables: 2,
    experts: 8,
    active: 2,
    biased: 0,
  },
  /** the decoder of this book: public/models/decoder/config.json */
  book: {
    layers: 6,
    width: 160,
    heads: 5,
    kvHeads: 5,
    hidden: 640,
    matrices: 2,
    vocabulary: 4096,
    positions: 256,
    tables: 1,
    experts: 1,
    active: 1,
    biased: 1,
  },
} as const satisfies Record<string, TransformerShape>;

/** Width of the keys of one token, all heads together; of its values too. */
export const kvWidth = ({ width, heads, kvHeads }: TransformerShape): number => (width / heads) * kvHeads;

/** One block: Q and O (2d²), K and V, the MLPs, their router, two norms; biases with each matrix of the first kind. */
export function blockParameters(shape: TransformerShape, experts = shape.experts): number {
  const { width: d, hidden: f, matrices, biased } = shape;
  const kv = kvWidth(shape);
  const attention = 2 * d * d + 2 * d * kv + biased * (2 * d + 2 * kv);
  const mlp = matrices * d * f + biased * (f + d);
  const router = shape.experts > 1 ? shape.experts * d : 0;
  return attention + experts * mlp + router + 2 * d * (1 + biased);
}

/** The MLPs of one block: what expert parallelism shares out. 0: there are no experts. */
export const expertParameters = (shape: TransformerShape): number =>
  shape.experts > 1 ? blockParameters(shape) - blockParameters(shape, 0) : 0;

/** Table of the vocabulary, once. */
export const tableParameters = ({ vocabulary, width }: TransformerShape): number => vocabulary * width;

/**
 * Everything: blocks, tables, positions, last norm. `experts`: how many of each block to count, the active ones for
 * instance.
 */
export function parameterCount(shape: TransformerShape, experts = shape.experts): number {
  const { layers, width, positions, tables, biased } = shape;
  return (
    layers * blockParameters(shape, experts) +
    tables * tableParameters(shape) +
    positions * width +
    width * (1 + biased)
  );
}

/** Two matrices of rank r beside each matrix of each block (Hu et al. 2021, §4.1). */
export function adapterParameters(shape: TransformerShape, rank: number): number {
  const { layers, width: d, hidden: f, matrices, experts } = shape;
  return layers * rank * (2 * (d + d) + 2 * (d + kvWidth(shape)) + experts * matrices * (d + f));
}
