/**
 * The smallest real fine-tuning: gradient descent on the bias b of the last layer norm (D numbers), with the
 * cross-entropy of one answer token as loss. Logits are z = W(LN(x) + b), W the tied embedding, so a change Δ of b
 * changes them by WΔ, exactly; the gradient is Wᵀ(p − y). Training biases alone: Ben Zaken et al., 2021,
 * arXiv:2106.10199.
 */
import { softmax } from '@kit/math/softmax.ts';

export interface Descent {
  /** [D]: what is added to b */
  readonly delta: Float32Array;
  readonly steps: number;
}

/** WΔ for every token: [V]. `embedding` is [V, D], row-major. */
export function shift(embedding: Float32Array, delta: Float32Array): Float32Array {
  const width = delta.length;
  const out = new Float32Array(embedding.length / width);
  for (let v = 0; v < out.length; v++) {
    let sum = 0;
    for (let d = 0; d < width; d++) sum += (embedding[v * width + d] as number) * (delta[d] as number);
    out[v] = sum;
  }
  return out;
}

/** Probabilities [V] of a row of logits, after the change of b. */
export function shifted(logits: Float32Array, embedding: Float32Array, delta: Float32Array): Float64Array {
  const by = shift(embedding, delta);
  return softmax(logits.map((z, v) => z + (by[v] as number)));
}

/** Steps of size `rate` until token `target` has at least the probability `enough`, `most` of them at most. */
export function descend(
  logits: Float32Array,
  embedding: Float32Array,
  target: number,
  { rate, enough, most }: { readonly rate: number; readonly enough: number; readonly most: number },
): Descent {
  const width = embedding.length / logits.length;
  const delta = new Float32Array(width);
  let steps = 0;
  for (; steps < most; steps++) {
    const p = shifted(logits, embedding, delta);
    if ((p[target] as number) >= enough) break;
    const gradient = new Float32Array(width);
    for (let v = 0; v < p.length; v++) {
      const error = (p[v] as number) - (v === target ? 1 : 0);
      for (let d = 0; d < width; d++)
        gradient[d] = (gradient[d] as number) + error * (embedding[v * width + d] as number);
    }
    for (let d = 0; d < width; d++) delta[d] = (delta[d] as number) - rate * (gradient[d] as number);
  }
  return { delta, steps };
}
