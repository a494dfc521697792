import { describe, expect, it } from 'vitest';
import { meanLoss, perplexity, scoreRow } from './scoring.ts';

describe('score of one token', () => {
  // logits ln 1, ln 2, ln 5, ln 2: probabilities 0.1, 0.2, 0.5, 0.2
  const row = [0, Math.log(2), Math.log(5), Math.log(2)];

  it('is its probability, rank, the entropy and the best tokens', () => {
    const score = scoreRow(row, 7, 3, 2);
    expect(score).toMatchObject({ position: 7, id: 3, rank: 2 });
    expect(Math.exp(score.logProbability)).toBeCloseTo(0.2, 12);
    expect(score.entropy).toBeCloseTo(-(0.1 * Math.log(0.1) + 0.4 * Math.log(0.2) + 0.5 * Math.log(0.5)), 12);
    expect(score.top.map(({ id }) => id)).toEqual([2, 1]);
    expect(Math.exp(score.top[0]?.logProbability ?? 0)).toBeCloseTo(0.5, 12);
  });

  it('holds with a forbidden token and no candidates asked', () => {
    const score = scoreRow([Number.NEGATIVE_INFINITY, 0], 0, 1, 0);
    expect(score).toMatchObject({ logProbability: 0, rank: 1, entropy: 0, top: [] });
  });
});

it('perplexity of a uniform guess over n is n', () => {
  const scores = [1, 2, 3].map((position) => scoreRow([0, 0, 0, 0, 0], position, 2, 0));
  expect(meanLoss(scores)).toBeCloseTo(Math.log(5), 12);
  expect(perplexity(scores)).toBeCloseTo(5, 12);
});
