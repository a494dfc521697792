/** Searching by cosine, and what a two-dimensional map hides: how far two clouds of vectors are apart. */
import { topIndices } from '@kit/math/softmax.ts';
import { cosine, norm, unit, type Vector } from './similarity.ts';

export interface Found {
  /** index among the candidates */
  readonly index: number;
  readonly cosine: number;
}

/** The `count` candidates of largest cosine with `query`, best first. */
export function nearest(query: Vector, candidates: readonly Vector[], count: number): Found[] {
  const scores = Float64Array.from(candidates, (candidate) => cosine(query, candidate));
  return topIndices(scores, count).map((index) => ({ index, cosine: scores[index] as number }));
}

/** Rank of one candidate, from 1: how many have a larger cosine, plus one. */
export function rankOf(query: Vector, candidates: readonly Vector[], index: number): number {
  const own = cosine(query, candidates[index] ?? []);
  return 1 + candidates.filter((candidate, i) => i !== index && cosine(query, candidate) > own).length;
}

/** Mean of unit vectors, [E]. */
export function centroid(vectors: readonly Vector[]): Float64Array {
  const out = new Float64Array(vectors[0]?.length ?? 0);
  for (const vector of vectors) {
    const direction = unit(vector);
    for (let i = 0; i < out.length; i++) out[i] = (out[i] as number) + (direction[i] as number) / vectors.length;
  }
  return out;
}

/**
 * Length of the difference between the centroids of two clouds of unit vectors (Liang et al. 2022, arXiv:2203.02053,
 * §2).
 */
export function modalityGap(images: readonly Vector[], texts: readonly Vector[]): number {
  const [a, b] = [centroid(images), centroid(texts)];
  return norm(a.map((x, i) => x - (b[i] as number)));
}
