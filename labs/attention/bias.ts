/** Where the encoder's heads look, and the learned bias by distance that sends them there. */
import type { ModelShape, Pass } from './pass.ts';
import { mapOf } from './pass.ts';

export interface BiasAt {
  /** key − query: −1 the token before, 0 the token itself, +1 the next one */
  readonly distance: number;
  /** what the model adds to the scaled score, whatever the tokens */
  readonly bias: number;
  /** share of the attention that it would give alone, all scores being equal, among the distances listed */
  readonly share: number;
}

/** Farthest distance listed, either way. */
const REACH = 8;

/** The bias of one head, read in the tensor [T, T] of a pass: it depends on k − q only. */
export function biasByDistance(bias: Float32Array, tokens: number): BiasAt[] {
  const reach = Math.min(REACH, tokens - 1);
  const at = Array.from({ length: 2 * reach + 1 }, (_, i) => {
    const distance = i - reach;
    const query = Math.max(0, -distance);
    return { distance, bias: bias[query * tokens + query + distance] ?? Number.NaN };
  });
  const top = Math.max(...at.map((one) => one.bias));
  const total = at.reduce((sum, one) => sum + Math.exp(one.bias - top), 0);
  return at.map((one) => ({ ...one, share: Math.exp(one.bias - top) / total }));
}

export interface Sides {
  readonly behind: number;
  readonly ahead: number;
}

/**
 * Mean share of a map's attention that goes to tokens before and after the query; the two ends of the sequence look one
 * way only.
 */
export function sides(map: Float32Array, tokens: number): Sides {
  let behind = 0;
  let ahead = 0;
  for (let q = 1; q < tokens - 1; q++)
    for (let k = 0; k < tokens; k++) {
      const weight = map[q * tokens + k] ?? 0;
      if (k < q) behind += weight;
      if (k > q) ahead += weight;
    }
  const queries = Math.max(1, tokens - 2);
  return { behind: behind / queries, ahead: ahead / queries };
}

/** Below this share, a head hardly looks that way. */
const HARDLY = 0.05;

/** How many heads hardly look ahead, and how many look ahead more than behind. */
export function countSides(pass: Pass, shape: ModelShape): { readonly back: number; readonly forth: number } {
  const all = Array.from({ length: shape.layers * shape.heads }, (_, i) =>
    sides(mapOf(pass, shape, Math.floor(i / shape.heads), i % shape.heads), pass.tokens.length),
  );
  return {
    back: all.filter(({ ahead }) => ahead < HARDLY).length,
    forth: all.filter(({ ahead, behind }) => ahead > behind).length,
  };
}

/** The head that looks most to both sides: the larger its smaller share, the better. */
export function mostTwoSided(attentions: Float32Array, heads: number, tokens: number): number {
  const size = tokens * tokens;
  const least = Array.from({ length: heads }, (_, i) => {
    const { behind, ahead } = sides(attentions.subarray(i * size, (i + 1) * size), tokens);
    return Math.min(behind, ahead);
  });
  return least.indexOf(Math.max(...least));
}
