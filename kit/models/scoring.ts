/** What a model says about the token that really stands at a position, without its V logits. */
import { logSumExp, type Row, topIndices } from '../math/softmax.ts';

export interface Candidate {
  readonly id: number;
  /** natural logarithm */
  readonly logProbability: number;
}

export interface TokenScore {
  /** index of the scored token in the sequence given */
  readonly position: number;
  /** the token that stands there */
  readonly id: number;
  /** natural-log probability of that token; its surprise is −logProbability nats */
  readonly logProbability: number;
  /** 1 = the most probable; tokens of equal probability share the best rank */
  readonly rank: number;
  /** of the whole distribution, in nats */
  readonly entropy: number;
  /** most probable first */
  readonly top: readonly Candidate[];
}

/** Scores token `id` at `position` by its row of logits [V], with the `k` most probable tokens. */
export function scoreRow(row: Row, position: number, id: number, k: number): TokenScore {
  const norm = logSumExp(row);
  const own = row[id] as number;
  let rank = 1;
  let entropy = 0;
  for (let i = 0; i < row.length; i++) {
    const logit = row[i] as number;
    if (logit > own) rank += 1;
    const p = Math.exp(logit - norm);
    if (p > 0) entropy -= p * (logit - norm);
  }
  const top = topIndices(row, k).map((i) => ({ id: i, logProbability: (row[i] as number) - norm }));
  return { position, id, logProbability: own - norm, rank, entropy, top };
}

/** Mean surprise of the scored tokens, in nats; NaN for none. */
export function meanLoss(scores: readonly TokenScore[]): number {
  return -scores.reduce((sum, { logProbability }) => sum + logProbability, 0) / scores.length;
}

/** e to the mean surprise. */
export function perplexity(scores: readonly TokenScore[]): number {
  return Math.exp(meanLoss(scores));
}
