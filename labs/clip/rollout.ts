/**
 * Attention rollout (Abnar & Zuidema 2020, arXiv:2005.00928, §3.1): how much of each patch's input reaches each patch
 * of layer l.
 * Heads are averaged, the residual connection counts for half: Â = ½A + ½I, and R = Â_l · … · Â_1. Each row of R sums
 * to 1.
 * P patches, L layers, H heads; matrices row-major, row = the patch that looks.
 */

export interface VisionShape {
  readonly layers: number;
  readonly heads: number;
  readonly patches: number;
}

/** Mean over the heads of each layer, [L, P, P], of attentions [L, H, P, P]. */
export function headMeans(attentions: Float32Array, { layers, heads, patches }: VisionShape): Float32Array {
  const size = patches * patches;
  const means = new Float32Array(layers * size);
  for (let l = 0; l < layers; l++) {
    for (let i = 0; i < size; i++) {
      let sum = 0;
      for (let h = 0; h < heads; h++) sum += attentions[(l * heads + h) * size + i] as number;
      means[l * size + i] = sum / heads;
    }
  }
  return means;
}

/** R after the first `depth` layers, [P, P]; the identity at depth 0. `means`: [L, P, P]. */
export function rollout(means: Float32Array, patches: number, depth: number): Float64Array {
  const P = patches;
  let flow = identity(P);
  for (let layer = 0; layer < depth; layer++) {
    const next = new Float64Array(P * P);
    for (let q = 0; q < P; q++) {
      for (let k = 0; k < P; k++) {
        const weight = 0.5 * (means[(layer * P + q) * P + k] as number) + (q === k ? 0.5 : 0);
        for (let i = 0; i < P; i++)
          next[q * P + i] = (next[q * P + i] as number) + weight * (flow[k * P + i] as number);
      }
    }
    flow = next;
  }
  return flow;
}

/**
 * Share of each patch in the image's vector, [P], summing to 1: the image is a weighted mean of its patches after the
 * last layer (`pool`, [P], summing to 1), so their rows of R are averaged with the same weights.
 */
export function patchShares(means: Float32Array, pool: ArrayLike<number>, depth: number): Float32Array {
  const P = pool.length;
  const flow = rollout(means, P, depth);
  const shares = new Float64Array(P);
  for (let q = 0; q < P; q++) {
    for (let i = 0; i < P; i++) {
      shares[i] = (shares[i] as number) + (pool[q] as number) * (flow[q * P + i] as number);
    }
  }
  return Float32Array.from(shares);
}

function identity(size: number): Float64Array {
  const out = new Float64Array(size * size);
  for (let i = 0; i < size; i++) out[i * size + i] = 1;
  return out;
}

/**
 * Side, in pixels, of the square of the image that one patch is computed from, through 3×3 convolutions of the given
 * strides:
 * each layer adds 2 steps, a step being the product of the strides before it. Larger than the patch's own square:
 * neighbours overlap.
 */
export function receptiveField(strides: readonly number[], kernel = 3): number {
  let side = 1;
  let step = 1;
  for (const stride of strides) {
    side += (kernel - 1) * step;
    step *= stride;
  }
  return side;
}
