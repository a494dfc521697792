/** Which weights stay, by a score for each: the same rule for every method. A mask has 1 where a weight stays. */

export type Mask = Uint8Array<ArrayBuffer>;
type Scores = Float32Array | Float64Array;

/** N of every M weights that follow one another in a row stay. */
export interface NM {
  readonly kept: number;
  readonly of: number;
}

/** How many of `count` weights leave at this sparsity, as whole weights. */
export const removed = (count: number, sparsity: number): number => Math.floor(count * sparsity + 1e-9);

/** The `count` smallest leave; among equals the first. */
export function dropSmallest(scores: Scores, count: number): Mask {
  const mask = new Uint8Array(scores.length).fill(1);
  if (count <= 0) return mask;
  // a typed array sorts by value, many times faster than a list of places
  const limit = scores.slice().sort()[Math.min(count, scores.length) - 1] as number;
  let left = count;
  for (let i = 0; i < scores.length; i++) {
    if ((scores[i] as number) < limit) {
      mask[i] = 0;
      left -= 1;
    }
  }
  for (let i = 0; i < scores.length && left > 0; i++) {
    if (scores[i] !== limit) continue;
    mask[i] = 0;
    left -= 1;
  }
  return mask;
}

/** The smallest of each run of `span` leave: of each row, or of each group of M. */
export function dropInEach(scores: Scores, span: number, count: number): Mask {
  const mask = new Uint8Array(scores.length);
  for (let at = 0; at < scores.length; at += span) mask.set(dropSmallest(scores.slice(at, at + span), count), at);
  return mask;
}

/** Rows of a multiple of M weights. Throws RangeError. */
export function dropNM(scores: Scores, columns: number, { kept, of }: NM): Mask {
  if (columns % of !== 0) throw new RangeError(`groups of ${of} do not divide ${columns} inputs`);
  return dropInEach(scores, of, of - kept);
}

/** w where the mask is 1, else 0. */
export function masked(weights: Float32Array, mask: Mask): Float32Array<ArrayBuffer> {
  const out = new Float32Array(weights.length);
  for (let i = 0; i < out.length; i++) if (mask[i]) out[i] = weights[i] as number;
  return out;
}

/** 1 where a weight is not zero. */
export function maskOf(weights: Float32Array): Mask {
  const mask = new Uint8Array(weights.length);
  for (let i = 0; i < mask.length; i++) if (weights[i] !== 0) mask[i] = 1;
  return mask;
}

/** Magnitude (Han et al. 2015): |w|. */
export function magnitudes(weights: Float32Array): Float32Array<ArrayBuffer> {
  const out = new Float32Array(weights.length);
  for (let i = 0; i < out.length; i++) out[i] = Math.abs(weights[i] as number);
  return out;
}

/**
 * Wanda (Sun et al. 2023, arXiv:2306.11695, eq. (1)): |w|·‖x‖₂ of the input that w multiplies, over all tokens of the
 * calibration text. `weights` [out, in], `energies` [in]: Σ x².
 */
export function wandaScores(weights: Float32Array, energies: ArrayLike<number>): Float64Array<ArrayBuffer> {
  const columns = energies.length;
  const norms = Float64Array.from(energies, Math.sqrt);
  return Float64Array.from(weights, (w, i) => Math.abs(w) * (norms[i % columns] as number));
}
