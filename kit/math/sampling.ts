/** Choosing the next token: temperature, then top-k, then nucleus (Holtzman et al., arXiv:1904.09751). */
import { argmax, type Row, softmax, topIndices } from './softmax.ts';

export interface SamplingOptions {
  /** 0 = greedy; default 1 */
  readonly temperature?: number;
  /** keep the k most probable; 0 or absent = all */
  readonly topK?: number;
  /** keep the fewest most probable tokens whose mass reaches p; 1 or absent = all */
  readonly topP?: number;
}

/**
 * The distribution one really samples from: [V] logits → [V] probabilities, removed tokens at 0, the rest renormalised.
 */
export function samplingDistribution(logits: Row, options: SamplingOptions = {}): Float64Array {
  const probabilities = softmax(logits, options.temperature ?? 1);
  const k = options.topK && options.topK > 0 ? options.topK : logits.length;
  const p = options.topP ?? 1;
  if (k >= logits.length && p >= 1) return probabilities;

  const ranked = topIndices(probabilities, k);
  const mass = ranked.reduce((sum, i) => sum + (probabilities[i] as number), 0);
  const out = new Float64Array(logits.length);
  let kept = 0;
  for (const i of ranked) {
    out[i] = probabilities[i] as number;
    kept += out[i] as number;
    if (kept >= p * mass) break;
  }
  for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) / kept;
  return out;
}

/** Index drawn from a distribution by inversion, u uniform in [0, 1). */
export function drawFrom(distribution: Row, u: number): number {
  let sum = 0;
  let last = 0;
  for (let i = 0; i < distribution.length; i++) {
    const share = distribution[i] as number;
    if (share <= 0) continue;
    sum += share;
    last = i;
    if (u < sum) return i;
  }
  return last; // u within rounding error of 1
}

/** A token that was drawn, and the chances it was drawn by. */
export interface Drawn {
  readonly id: number;
  /** how many tokens temperature, top-k and top-p left possible */
  readonly possible: number;
  /** of any token */
  chance(id: number): number;
}

/** Next token for logits [V] and u uniform in [0, 1); greedy at temperature 0. */
export function draw(logits: Row, options: SamplingOptions, u: number): Drawn {
  if (options.temperature !== undefined && options.temperature <= 0) {
    const best = argmax(logits); // what the distribution would say, without making it
    return { id: best, possible: 1, chance: (id) => (id === best ? 1 : 0) };
  }
  const chances = samplingDistribution(logits, options);
  let possible = 0;
  for (let i = 0; i < chances.length; i++) if ((chances[i] as number) > 0) possible += 1;
  return { id: drawFrom(chances, u), possible, chance: (id) => chances[id] ?? 0 };
}
