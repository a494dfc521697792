/** Pure computations of the lab. A surprise is −ln P, in nats. */

import type { TokenScore } from '@kit/models/scoring.ts';
import type { Inspection, TransformerConfig } from '@kit/models/transformer.ts';
import type { LayerMaps } from './reading.ts';

export function surprise({ logProbability }: Pick<TokenScore, 'logProbability'>): number {
  return -logProbability;
}

interface Entry {
  readonly id: number;
}

/**
 * Rows of a table of candidates, each with its rank: the first ones, and `own` wherever it stands, last when it is not
 * among them.
 */
export function listed<C extends Entry, O extends C & { readonly rank: number }>(
  top: readonly C[],
  own: O | undefined,
): (C & { readonly rank: number })[] {
  const rows = top.map((one, i) => ({ ...one, rank: i + 1 }));
  return !own || top.some(({ id }) => id === own.id) ? rows : [...rows, own];
}

/**
 * Index of the token that surprises the decoder most; the first token, which nothing announces, only when it is alone.
 * −1 for none.
 */
export function mostSurprising(scores: readonly TokenScore[]): number {
  if (scores.length < 2) return scores.length - 1;
  return scores.reduce(
    (best, score, i) => (i > 1 && surprise(score) > surprise(scores[best] as TokenScore) ? i : best),
    1,
  );
}

/** [L, H, T, T] → [L, T, T], mean over heads. */
export function meanOverHeads(
  { attentions, tokens: T }: Pick<Inspection, 'attentions' | 'tokens'>,
  { layers: L, heads: H }: Pick<TransformerConfig, 'layers' | 'heads'>,
): LayerMaps {
  const size = T * T;
  const out = new Float32Array(L * size);
  for (let l = 0; l < L; l++)
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let h = 0; h < H; h++) sum += attentions[(l * H + h) * size + i] as number;
      out[l * size + i] = sum / H;
    }
  return { size: T, layers: out };
}

/** [T, T] of one layer, or the mean of all of them. */
export function layerMap({ size, layers }: LayerMaps, layer: number | null): Float32Array {
  const cells = size * size;
  if (layer !== null) return layers.subarray(layer * cells, (layer + 1) * cells);
  const L = layers.length / cells;
  return Float32Array.from({ length: cells }, (_, i) => {
    let sum = 0;
    for (let l = 0; l < L; l++) sum += layers[l * cells + i] as number;
    return sum / L;
  });
}

/** Share of a map's attention that goes to later positions, [T, T] → 0…1. */
export function shareOnFuture(map: Float32Array, size: number): number {
  let sum = 0;
  for (let q = 0; q < size; q++) for (let k = q + 1; k < size; k++) sum += map[q * size + k] as number;
  return sum / size;
}

/** The same map with cells above the diagonal as « no value » (drawn hatched): what the causal mask removes. */
export function hatchFuture(map: Float32Array, size: number): Float32Array {
  return map.map((weight, i) => (i % size > Math.floor(i / size) ? Number.NaN : weight));
}
