import { randomStream } from '@kit/math/random.ts';
import { describe, expect, it } from 'vitest';
import { allStages, type HeadTensors, products, softmaxRow, sum } from './logic.ts';

const T = 7;
const D = 32;
const random = randomStream(55);
const tensor = () => Float32Array.from({ length: T * D }, () => random() * 4 - 2);
const head: HeadTensors = { tokens: T, dim: D, queries: tensor(), keys: tensor(), values: tensor() };

/** The same formula as a plain float64 loop, one entry at a time. */
function reference(q: number, k: number | null, causal: boolean, scaled: boolean) {
  const score = (key: number) => {
    let dot = 0;
    for (let i = 0; i < D; i++) dot += head.queries[q * D + i]! * head.keys[key * D + i]!;
    return scaled ? dot / Math.sqrt(D) : dot;
  };
  const seen = Array.from({ length: causal ? q + 1 : T }, (_, key) => key);
  const z = seen.reduce((total, key) => total + Math.exp(score(key)), 0);
  const weight = (key: number) => (seen.includes(key) ? Math.exp(score(key)) / z : 0);
  return {
    score: k === null ? Number.NaN : score(k),
    weight: k === null ? Number.NaN : weight(k),
    output: (i: number) => seen.reduce((total, key) => total + weight(key) * head.values[key * D + i]!, 0),
  };
}

describe.each([
  { causal: true, scaled: true },
  { causal: false, scaled: true },
  { causal: true, scaled: false },
  { causal: false, scaled: false },
])('attention with causal=$causal scaled=$scaled', ({ causal, scaled }) => {
  const stages = allStages(head, { causal, scaled });

  it('agrees with a float64 loop at every stage', () => {
    for (let q = 0; q < T; q++) {
      for (let k = 0; k < T; k++) {
        const expected = reference(q, k, causal, scaled);
        const at = q * T + k;
        expect(Math.abs(stages.scaled[at]! - expected.score)).toBeLessThan(1e-4);
        expect(stages.masked[at]).toBe(causal && k > q ? Number.NEGATIVE_INFINITY : stages.scaled[at]);
        expect(Math.abs(stages.softmax[at]! - expected.weight)).toBeLessThan(1e-5);
      }
      for (let i = 0; i < D; i++) {
        expect(Math.abs(stages.output[q * D + i]! - reference(q, null, causal, scaled).output(i))).toBeLessThan(1e-4);
      }
    }
  });

  it('gives rows that sum to 1, and nothing to the future under the mask', () => {
    for (let q = 0; q < T; q++) {
      const row = stages.softmax.subarray(q * T, (q + 1) * T);
      expect(sum(row)).toBeCloseTo(1, 6);
      if (causal) expect(row.subarray(q + 1).every((weight) => weight === 0)).toBe(true);
    }
  });
});

it('shows a dot product as the sum of its products', () => {
  const q = head.queries.subarray(3 * D, 4 * D);
  const k = head.keys.subarray(2 * D, 3 * D);
  const { scores } = allStages(head, { causal: true, scaled: true });
  expect(sum(products(q, k))).toBeCloseTo(scores[3 * T + 2]!, 4);
});

it('takes a softmax row apart without overflow, −∞ included', () => {
  const { max, exponentials, total, weights } = softmaxRow(Float32Array.of(1000, 1001, Number.NEGATIVE_INFINITY));
  expect(max).toBe(1001);
  expect([...exponentials]).toEqual([Math.exp(-1), 1, 0]);
  expect(total).toBeCloseTo(1 + Math.exp(-1), 12);
  expect(weights[1]).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
});
