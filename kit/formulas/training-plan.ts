/**
 * What each GPU of a cluster holds while a model is trained on it: weights, gradients, optimiser, activations, for
 * every stage of the pipeline. The parts are formulas of their own; here they are put together.
 */
import { blockActivations, type Kept } from './activation-memory.ts';
import {
  adapterParameters,
  blockParameters,
  expertParameters,
  type TransformerShape,
  tableParameters,
} from './transformer-count.ts';
import { shareOf, type Stage as ZeroStage } from './zero-stages.ts';

/**
 * Per parameter; `frozen`: of a weight that only adapters change; `activation`: per number kept for the backward pass.
 */
export const BYTE_FIELDS = ['weight', 'gradient', 'master', 'first', 'second', 'frozen', 'activation'] as const;
export type Bytes = Readonly<Record<(typeof BYTE_FIELDS)[number], number>>;

/** Micikevicius et al. 2017; for FP8, DeepSeek-AI 2024, §3.3: gradients and master copy in FP32, moments in BF16. */
const PRECISION = {
  bf16: { weight: 2, gradient: 2, master: 4, moment: 4, activation: 2 },
  fp32: { weight: 4, gradient: 4, master: 0, moment: 4, activation: 4 },
  fp8: { weight: 1, gradient: 4, master: 4, moment: 2, activation: 2 },
} as const;
export const PRECISIONS = ['bf16', 'fp32', 'fp8'] as const;
export const OPTIMISERS = ['adamw', 'adam8', 'sgd', 'lora', 'qlora'] as const;
type Optimiser = (typeof OPTIMISERS)[number];
/** 4 bits, and 0.127 for the constants of their blocks (Dettmers et al. 2023, §3). */
const NF4 = 4.127 / 8;

/** Bytes of a recipe. 8-bit moments: Dettmers et al. 2021; plain gradient descent (`sgd`) remembers nothing. */
export function recipeBytes(precision: (typeof PRECISIONS)[number], optimiser: Optimiser): Bytes {
  const { moment, ...bytes } = PRECISION[precision];
  const moments = optimiser === 'adam8' ? 1 : optimiser === 'sgd' ? 0 : moment;
  const frozen = optimiser === 'qlora' ? NF4 : optimiser === 'lora' ? bytes.weight : 0;
  return { ...bytes, first: moments, second: moments, frozen };
}

export interface Training extends Omit<Kept, 'bytes'> {
  readonly shape: TransformerShape;
  readonly bytes: Bytes;
  /** of the adapters that are trained alone; 0: all is trained */
  readonly rank: number;
  /** micro-batches of one step */
  readonly micro: number;
  /** p, stages of the pipeline; N, copies of the whole */
  readonly pipeline: number;
  readonly data: number;
  readonly zero: ZeroStage;
  /** v, slices of layers of each stage: more than one is the interleaved schedule */
  readonly chunks: number;
  /** GPUs, among the N copies, that share the experts of each block (Lepikhin et al. 2020, arXiv 2006.16668) */
  readonly expert: number;
}

export const PARTS = ['weights', 'gradients', 'master', 'moments', 'activations', 'logits'] as const;
export type Part = (typeof PARTS)[number];

/** One stage of the pipeline, as each of its GPUs holds it. */
export interface Stage {
  /** from 1 */
  readonly number: number;
  readonly layers: number;
  /** micro-batches whose activations wait for their backward pass, see `flying` */
  readonly inFlight: number;
  /** of the model, after the cut into stages and columns */
  readonly parameters: number;
  /** of those that are trained */
  readonly trained: number;
  /** of these, in experts */
  readonly trainedExperts: number;
  /** bytes of one block and one micro-batch */
  readonly block: number;
  readonly parts: Readonly<Record<Part, number>>;
  readonly total: number;
}

/**
 * Micro-batches in flight at stage `s` from 0, counted in whole stages: p − s in 1F1B (Narayanan et al. 2021, §2.2);
 * interleaved, p·(1 + (p − 1)/(p·v)) at the first stage (Korthikanti et al. 2022, §4.2.3), less further on.
 */
export function flying(s: number, { pipeline: p, micro, chunks: v }: Pick<Training, 'pipeline' | 'micro' | 'chunks'>) {
  if (v === 1) return Math.min(p - s, micro);
  return Math.min(micro * v, 2 * (p - s - 1) + (v - 1) * p + 1) / v;
}

/** Stage `s` from 0: it holds the table of the embeddings if it is the first, that of the output if it is the last. */
export function stageOf(training: Training, s: number): Stage {
  const { shape, bytes, rank, tensor, pipeline, zero, data, length, batch, recomputed, expert } = training;
  const layers = Math.ceil(shape.layers / pipeline);
  const [first, last] = [s === 0, s === pipeline - 1];
  const tables = first && last ? shape.tables : first || last ? 1 : 0;
  const ends = tables * tableParameters(shape) + (first ? shape.positions * shape.width : 0);
  const norm = last ? shape.width * (1 + shape.biased) : 0;
  // of the experts each GPU of their group has some; their copies are so many times fewer
  const experts = (layers * expertParameters(shape)) / tensor / expert;
  const parameters = (layers * blockParameters(shape) + ends + norm) / tensor - experts * (expert - 1);
  const adapters = (count: number) =>
    (adapterParameters({ ...shape, experts: count }, rank) * layers) / shape.layers / tensor;
  const shared = shape.experts / expert;
  const trained = rank > 0 ? adapters(shared) : parameters;
  const trainedExperts = rank > 0 ? adapters(shared) - adapters(0) : experts;
  const inFlight = flying(s, training);
  const kept = { ...training, bytes: bytes.activation };
  const block = blockActivations(shape, kept);
  // recomputed block by block: one of them unfolds at a time
  const unfolded = recomputed === 'full' ? blockActivations(shape, kept, false) : 0;
  /** what ZeRO leaves of so many numbers, of which so many are shared among fewer copies */
  const left = (all: number, some: number, tone: 'weight' | 'gradient' | 'state') =>
    expert > 1
      ? (all - some) * shareOf(tone, zero, data) + some * shareOf(tone, zero, data / expert)
      : all * shareOf(tone, zero, data);
  const held = (each: number, tone: 'weight' | 'gradient' | 'state') => each * left(trained, trainedExperts, tone);
  const parts = {
    weights: held(bytes.weight, 'weight') + bytes.frozen * left(parameters, experts, 'weight'),
    gradients: held(bytes.gradient, 'gradient'),
    master: held(bytes.master, 'state'),
    moments: held(bytes.first + bytes.second, 'state'),
    activations: layers * inFlight * block + unfolded,
    // scores of the whole vocabulary, in FP32, for the loss (Korthikanti et al. 2022, §4.3)
    logits: last ? (4 * length * batch * shape.vocabulary) / tensor : 0,
  };
  const total = PARTS.reduce((sum, part) => sum + parts[part], 0);
  return { number: s + 1, layers, inFlight, parameters, trained, trainedExperts, block, parts, total };
}

/** First, second and last stage: those between hold less than the second. */
export function stagesOf(training: Training): Stage[] {
  const last = training.pipeline - 1;
  const places = [...new Set([0, 1, last])].filter((s) => s <= last).sort((a, b) => a - b);
  return places.map((s) => stageOf(training, s));
}

/** Why a model cannot be cut so, or cannot be; null when it can. */
export function objection(training: Training): 'heads' | 'layers' | 'width' | 'active' | 'chunks' | 'expert' | null {
  const { shape, tensor, pipeline, data, chunks, expert } = training;
  const { heads, layers, width, kvHeads, experts, active } = shape;
  if (width % heads !== 0 || heads % kvHeads !== 0) return 'width';
  if (heads % tensor !== 0) return 'heads';
  if (pipeline > layers) return 'layers';
  if (active > experts) return 'active';
  // a pipeline of one stage sends nothing on: its slices change nothing
  if (pipeline > 1 && chunks > 1 && pipeline * chunks > layers) return 'chunks';
  return expert > 1 && (experts % expert !== 0 || data % expert !== 0) ? 'expert' : null;
}

/** GPUs of one node: tensor parallelism stays inside it (Narayanan et al. 2021, §3). */
export const NODE = 8;
const MOST = 4096;
const powers = (most: number) => Array.from({ length: Math.log2(most) + 1 }, (_, k) => 2 ** k);

export type Cut = Pick<Training, 'tensor' | 'pipeline' | 'data'>;

/**
 * The fewest GPUs of so many bytes that hold the training with everything else as it is: powers of two, t ≤ 8, 4,096 in
 * all at most; the shortest pipeline among equals. null when those do not.
 */
export function fewestGpus(training: Training, bytes: number): Cut | null {
  const size = ({ tensor, pipeline, data }: Cut) => tensor * pipeline * data;
  const fits = (cut: Training) => objection(cut) === null && stagesOf(cut).every(({ total }) => total <= bytes);
  return (
    powers(NODE)
      .flatMap((tensor) =>
        powers(MOST).flatMap((pipeline) => powers(MOST).map((data): Cut => ({ tensor, pipeline, data }))),
      )
      .filter((cut) => size(cut) <= MOST)
      .sort((a, b) => size(a) - size(b) || a.pipeline - b.pipeline || a.tensor - b.tensor)
      .find((cut) => fits({ ...training, ...cut })) ?? null
  );
}
