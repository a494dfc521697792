/**
 * Scaled dot-product attention of one head, step by step, from the model's own queries, keys and values.
 * Attention(Q, K, V) = softmax(QKᵀ/√d_k + M)·V (Vaswani et al. 2017, equation 1); M is 0 or −∞.
 * Matrices are row-major float32; T tokens, d_k components. Row = query, column = key.
 */

export const STAGES = ['scores', 'scaled', 'masked', 'softmax', 'output'] as const;
/** Q·Kᵀ → /√d_k → mask (decoder) or bias of distance (encoder) → softmax → ·V */
export type Stage = (typeof STAGES)[number];

/** What one head computed from its input, before any attention. */
export interface HeadTensors {
  readonly tokens: number;
  /** d_k */
  readonly dim: number;
  /** [T, d_k] each */
  readonly queries: Float32Array;
  readonly keys: Float32Array;
  readonly values: Float32Array;
  /** [T, T] added to the scaled scores, where the model has such a bias */
  readonly bias?: Float32Array | null;
}

/** The two parts of the formula the reader can switch. */
export interface AttentionRule {
  /** a query sees only the keys at or before its own position */
  readonly causal: boolean;
  /** scores are divided by √d_k */
  readonly scaled: boolean;
}

/** What multiplies Q·Kᵀ: 1/√d_k, or 1 when scaling is off. */
export function scaleFactor(dim: number, scaled: boolean): number {
  return scaled ? 1 / Math.sqrt(dim) : 1;
}

/** Row `index` of a row-major matrix with `width` columns, not copied. */
export function rowOf(matrix: Float32Array, index: number, width: number): Float32Array {
  return matrix.subarray(index * width, (index + 1) * width);
}

/** Component-wise product of two vectors: their sum is the dot product. */
export function products(a: Float32Array, b: Float32Array): Float32Array {
  return a.map((value, i) => value * (b[i] ?? 0));
}

export function sum(values: Float32Array | Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Q·Kᵀ: [T, T], entry (q, k) = Σᵢ Q[q, i]·K[k, i]. */
export function dotProducts({ tokens, dim, queries, keys }: HeadTensors): Float32Array {
  const out = new Float32Array(tokens * tokens);
  for (let q = 0; q < tokens; q++) {
    for (let k = 0; k < tokens; k++) {
      let dot = 0;
      for (let i = 0; i < dim; i++) dot += (queries[q * dim + i] ?? 0) * (keys[k * dim + i] ?? 0);
      out[q * tokens + k] = dot;
    }
  }
  return out;
}

/** Scores with −∞ wherever the key comes after the query. */
export function maskFuture(scores: Float32Array, tokens: number): Float32Array {
  return scores.map((score, i) => (i % tokens > Math.floor(i / tokens) ? Number.NEGATIVE_INFINITY : score));
}

/** Softmax of each row, with the row's maximum subtracted first so that no exponential overflows. */
export function softmaxRows(scores: Float32Array, tokens: number): Float32Array {
  const out = new Float32Array(scores.length);
  for (let start = 0; start < scores.length; start += tokens) {
    const row = scores.subarray(start, start + tokens);
    const max = row.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
    const exponentials = Float64Array.from(row, (score) => Math.exp(score - max));
    const total = sum(exponentials);
    for (let k = 0; k < tokens; k++) out[start + k] = (exponentials[k] ?? 0) / total;
  }
  return out;
}

/** A·V: [T, d_k], row q = Σₖ A[q, k]·V[k]. */
export function weightedSum(weights: Float32Array, { tokens, dim, values }: HeadTensors): Float32Array {
  const out = new Float32Array(tokens * dim);
  for (let q = 0; q < tokens; q++) {
    for (let k = 0; k < tokens; k++) {
      const weight = weights[q * tokens + k] ?? 0;
      if (weight === 0) continue;
      for (let i = 0; i < dim; i++) {
        const at = q * dim + i;
        out[at] = (out[at] ?? 0) + weight * (values[k * dim + i] ?? 0);
      }
    }
  }
  return out;
}

/** The matrix at every stage: [T, T] but for `output`, [T, d_k]. */
export function allStages(head: HeadTensors, { causal, scaled }: AttentionRule): Record<Stage, Float32Array> {
  const factor = scaleFactor(head.dim, scaled);
  const scores = dotProducts(head);
  const scaledScores = scaled ? scores.map((score) => score * factor) : scores;
  const { bias } = head;
  const biased = bias ? scaledScores.map((score, i) => score + (bias[i] ?? 0)) : scaledScores;
  const masked = causal ? maskFuture(biased, head.tokens) : biased;
  const softmax = softmaxRows(masked, head.tokens);
  return { scores, scaled: scaledScores, masked, softmax, output: weightedSum(softmax, head) };
}

/** One row of the softmax taken apart: exponentials of (score − row maximum), their sum Z, and the weights. */
export interface SoftmaxRow {
  readonly max: number;
  readonly exponentials: Float64Array;
  readonly total: number;
  readonly weights: Float64Array;
}

export function softmaxRow(scores: Float32Array): SoftmaxRow {
  const max = scores.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const exponentials = Float64Array.from(scores, (score) => Math.exp(score - max));
  const total = sum(exponentials);
  return { max, exponentials, total, weights: exponentials.map((e) => e / total) };
}
