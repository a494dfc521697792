/**
 * What one block keeps for the backward pass (Korthikanti et al. 2022, §4.1 and table 2), for blocks of any shape: with
 * h heads of their own keys, f = 4d, two MLP matrices, dropout and e = 2 bytes it is their n·b·d·(34 + 5·h·n/d).
 */
import { kvWidth, type TransformerShape } from './transformer-count.ts';

/** `none`: nothing recomputed; `selective`: the scores; `full`: each block, from its input. */
export const RECOMPUTED = ['none', 'selective', 'full'] as const;

export interface Kept {
  readonly recomputed: (typeof RECOMPUTED)[number];
  /** scores never written (FlashAttention: Dao et al. 2022) */
  readonly flash: boolean;
  /** n, tokens */
  readonly length: number;
  /** b, sequences of one micro-batch */
  readonly batch: number;
  /** e, bytes of one number */
  readonly bytes: number;
  /** t, GPUs that share each matrix */
  readonly tensor: number;
  /** what is not in a matrix is shared out among them too */
  readonly sequence: boolean;
}

/** Bytes of one block, on each of `tensor` GPUs. `input`: only what full recomputation keeps. */
export function blockActivations(shape: TransformerShape, kept: Kept, input = kept.recomputed === 'full'): number {
  const { width: d, hidden: f, heads, matrices, active, biased } = shape;
  const { length, batch, bytes: e, tensor, sequence, recomputed, flash } = kept;
  const rest = sequence ? tensor : 1;
  const tokens = length * batch;
  if (input) return (tokens * e * d) / rest;
  // inputs of attention, of the MLP, of both norms; two masks of one byte
  const whole = tokens * (4 * e * d + 2 * biased * d);
  // Q, K, V, what attention returns; inside the MLP, its activation before and after, and the gate
  const shared = tokens * e * (2 * d + 2 * kvWidth(shape) + active * matrices * f);
  // scores after the softmax, after dropout, and its mask
  const scores = flash || recomputed === 'selective' ? 0 : tokens * heads * length * (e + biased * (e + 1));
  return whole / rest + (shared + scores) / tensor;
}
