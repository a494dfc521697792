/**
 * How long one training step lasts on a cluster that is cut in three, by the sums that the virtual clock of a small
 * cluster makes: operations over speed, bytes over bandwidth, latencies, the bubble of the pipeline. Rings: Patarasuk &
 * Yuan 2009; four all-reduces a block: Shoeybi et al. 2019, § 3; bubble and operations: Narayanan et al. 2021, §§ 2.2
 * and 5.1 (the 96·B·n·L·d² of a step whose blocks are recomputed).
 */
export interface Link {
  /** seconds before the first byte arrives */
  readonly latency: number;
  /** bytes per second of a GPU, each way */
  readonly bandwidth: number;
}

export interface LargeModel {
  readonly layers: number;
  readonly width: number;
  readonly vocabulary: number;
  /** tokens of a sequence */
  readonly length: number;
  readonly parameters: number;
}

export interface LargeCluster {
  readonly tensor: number;
  readonly pipeline: number;
  readonly data: number;
  /** v, slices of layers of each GPU */
  readonly chunks: number;
  /** sequences of a step, of the whole cluster; and of a micro-batch */
  readonly batch: number;
  readonly microBatch: number;
  /** GPUs of a node */
  readonly node: number;
  readonly inside: Link;
  readonly between: Link;
  /** operations per second of a GPU */
  readonly peak: number;
  /** share of them that the products of matrices reach */
  readonly reached: number;
  /** bytes of an activation, and of a gradient */
  readonly bytes: number;
  readonly recomputed: boolean;
  /** are the gradients summed while the last backward passes compute? */
  readonly overlap: boolean;
}

/** Seconds of the GPU that is held up most. */
export interface StepTime {
  readonly compute: number;
  /** sums of the tensor groups */
  readonly tensor: number;
  /** activations and gradients from stage to stage, as far as they are waited for */
  readonly sends: number;
  readonly bubble: number;
  /** sums of the gradients, as far as nothing hides them */
  readonly data: number;
  readonly total: number;
  /** useful operations over those that the cluster could make */
  readonly mfu: number;
  /** operations made, those made again included, per second and GPU: what the paper reports */
  readonly speed: number;
}

/** Operations of the blocks and of the head on one sequence, forward. */
export function forwardFlops({ layers, width: d, vocabulary, length: n }: LargeModel) {
  return { blocks: layers * n * (24 * d * d + 4 * n * d), head: 2 * n * d * vocabulary };
}

/** Seconds of a ring all-reduce of `bytes`: 2·(g − 1) messages, each a g-th of it. */
export const ringSeconds = (devices: number, bytes: number, { latency, bandwidth }: Link): number =>
  2 * (devices - 1) * (latency + bytes / devices / bandwidth);

export function stepTime(model: LargeModel, cluster: LargeCluster): StepTime {
  const { tensor: t, pipeline: p, data, chunks: v, batch, microBatch: b, node, inside, between, bytes } = cluster;
  const { layers, width: d, length: n, parameters } = model;
  /** among GPUs that are neighbours */
  const link = (devices: number) => (devices <= node ? inside : between);
  const microBatches = batch / data / b;
  const forward = forwardFlops(model);
  const again = cluster.recomputed ? 4 : 3;
  const speed = cluster.peak * cluster.reached;
  /** of one micro-batch on one stage, there and back */
  const blocks = (again * b * forward.blocks) / p / t / speed;
  const head = (3 * b * forward.head) / t / speed;
  const sums = (layers / p) * (cluster.recomputed ? 6 : 4) * ringSeconds(t, bytes * b * n * d, link(t));
  const { latency, bandwidth } = link(t * p);
  const send = p === 1 ? 0 : latency + (bytes * b * n * d) / bandwidth;
  // p micro-batches are in flight while one goes down the pipeline and up again
  const waits = (2 * v * send * (p - 1)) / p;
  const compute = microBatches * (blocks + head);
  const bubble = ((p - 1) / v) * (blocks + sums) + (p - 1) * 2 * send;
  const ring = ringSeconds(data, (bytes * parameters) / t / p, link(t * p * data));
  const hidden = cluster.overlap ? (blocks * (again - 1)) / again : 0;
  const times = {
    compute,
    tensor: microBatches * sums,
    sends: microBatches * waits,
    bubble,
    data: Math.max(0, ring - hidden),
  };
  const total = times.compute + times.tensor + times.sends + times.bubble + times.data;
  const gpus = t * p * data;
  const useful = 3 * batch * (forward.blocks + forward.head);
  const made = batch * (again * forward.blocks + 3 * forward.head);
  return { ...times, total, mfu: useful / total / gpus / cluster.peak, speed: made / total / gpus };
}

/** Share of their peak that the products must reach for the step to run at `speed`. */
export function reachedBy(model: LargeModel, cluster: LargeCluster, speed: number): number {
  // what takes longer on slower GPUs, and what does not
  const [one, two] = [1, 0.5].map((reached) => stepTime(model, { ...cluster, reached, overlap: false }).total);
  const products = (two ?? 0) - (one ?? 0);
  const rest = (one ?? 0) - products;
  const step = stepTime(model, cluster);
  return products / ((step.total * step.speed) / speed - rest);
}

/** An A100: peak in 16 bits, NVLink each way, one adapter of 200 Gb/s per GPU (Narayanan et al. 2021, § 5). */
export const A100 = {
  node: 8,
  inside: { latency: 2e-6, bandwidth: 300e9 },
  between: { latency: 2e-6, bandwidth: 25e9 },
  peak: 312e12,
  /** the chapter's « half of its power » */
  reached: 0.5,
  bytes: 2,
  microBatch: 1,
  recomputed: true,
  overlap: false,
} as const;

const GPT3 = { layers: 96, width: 12_288, vocabulary: 51_200, length: 2048, parameters: 174.6e9 } as const;
const TRILLION = { layers: 128, width: 25_600, vocabulary: 51_200, length: 2048, parameters: 1008e9 } as const;

/** Runs that were measured: operations per second and GPU (Narayanan et al. 2021, § 5.1 and tables 1 and 2). */
export const RUNS = {
  gpt3: {
    model: GPT3,
    cut: { tensor: 8, pipeline: 8, data: 16, chunks: 1, batch: 1536 },
    measured: 140e12,
    /** tokens, and days to read them */
    tokens: 300e9,
    days: 34,
  },
  gpt3wide: {
    model: GPT3,
    cut: { tensor: 8, pipeline: 12, data: 16, chunks: 1, batch: 1536 },
    measured: 141e12,
    tokens: 300e9,
    days: 23,
  },
  trillion: {
    model: TRILLION,
    cut: { tensor: 8, pipeline: 64, data: 6, chunks: 1, batch: 3072 },
    measured: 163e12,
    tokens: 450e9,
    days: 84,
  },
} as const;
export type Run = keyof typeof RUNS;

/** Days to read so many tokens, a step after the other. */
export const daysFor = (tokens: number, seconds: number, batch: number, length: number): number =>
  ((tokens / (batch * length)) * seconds) / 86_400;
