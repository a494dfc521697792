import { describe, expect, it } from 'vitest';
import { randomStream } from './random.ts';
import { draw, drawFrom, samplingDistribution } from './sampling.ts';

/** logits whose softmax is exactly these probabilities */
const P = [0.5, 0.25, 0.15, 0.1];
const LOGITS = P.map(Math.log);
function close(actual: Float64Array, expected: number[]): void {
  expect(actual).toHaveLength(expected.length);
  for (const [i, value] of expected.entries()) expect(actual[i]).toBeCloseTo(value, 12);
}

describe('sampling distribution', () => {
  it('is the softmax when nothing is cut', () => close(samplingDistribution(LOGITS), P));
  it('top-k keeps k and renormalises', () => close(samplingDistribution(LOGITS, { topK: 2 }), [2 / 3, 1 / 3, 0, 0]));
  it('top-p keeps the fewest that reach p', () => {
    close(samplingDistribution(LOGITS, { topP: 0.7 }), [2 / 3, 1 / 3, 0, 0]);
    close(samplingDistribution(LOGITS, { topP: 0.8 }), [5 / 9, 2.5 / 9, 1.5 / 9, 0]);
  });
  it('top-p counts within what top-k left', () => {
    // after top-k = 3 the shares are 0.5, 0.25, 0.15 of 0.9: two reach 0.8 (0.75/0.9)
    close(samplingDistribution(LOGITS, { topK: 3, topP: 0.8 }), [2 / 3, 1 / 3, 0, 0]);
  });
  it('always keeps one token', () => close(samplingDistribution(LOGITS, { topP: 0 }), [1, 0, 0, 0]));
  it('temperature comes first: p ∝ p^(1/t)', () => {
    const sum = P.reduce((total, p) => total + p ** 2, 0);
    close(
      samplingDistribution(LOGITS, { temperature: 0.5 }),
      P.map((p) => p ** 2 / sum),
    );
  });
});

describe('drawing', () => {
  it('inverts the cumulative distribution', () => {
    expect([0, 0.49, 0.5, 0.74, 0.75, 0.91, 0.999999].map((u) => drawFrom(P, u))).toEqual([0, 0, 1, 1, 2, 3, 3]);
  });
  it('never returns a removed token, even at the edge of rounding', () => {
    expect(drawFrom([0.1, 0.2, 0.7 - 1e-12, 0], 1 - 1e-16)).toBe(2);
    expect(drawFrom([0, 1], 0)).toBe(1);
  });
  it('has the right frequencies', () => {
    const next = randomStream(1);
    const counts = new Uint32Array(P.length);
    const draws = 40_000;
    for (let i = 0; i < draws; i++) {
      const token = draw(LOGITS, {}, next()).id;
      counts[token] = (counts[token] ?? 0) + 1;
    }
    // four standard deviations of a binomial share: below 0.01
    for (const [i, p] of P.entries()) expect(Math.abs((counts[i] as number) / draws - p)).toBeLessThan(0.01);
  });
  it('is greedy at temperature 0', () => {
    const drawn = draw([1, 3, 3, 2], { temperature: 0, topK: 2, topP: 0.5 }, 0.99);
    expect(drawn).toMatchObject({ id: 1, possible: 1 });
    expect([0, 1, 2, 3].map(drawn.chance)).toEqual([...samplingDistribution([1, 3, 3, 2], { temperature: 0 })]);
  });
  it('says what was possible, and how likely', () => {
    const drawn = draw(LOGITS, { topK: 2 }, 0.9);
    expect(drawn).toMatchObject({ id: 1, possible: 2 });
    expect(drawn.chance(0)).toBeCloseTo(2 / 3, 12);
    expect(drawn.chance(3)).toBe(0);
  });
});
