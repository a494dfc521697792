/** The worked numbers of 55.1.3, recomputed, then looked for in both languages as each one writes them. */
import { describe, expect, it } from 'vitest';
import { printedIn } from './printed.ts';

const printed = printedIn('55-1-3');

/** Similarities of the batch of three: images (cat, dog, car) in rows, captions in columns. */
const SIMILARITIES = [
  [0.3, 0.24, 0.11],
  [0.25, 0.29, 0.12],
  [0.09, 0.13, 0.27],
];
const column = (j: number) => SIMILARITIES.map((row) => row[j] ?? Number.NaN);

function softmax(scores: readonly number[], temperature: number) {
  const exponentials = scores.map((score) => Math.exp(score / temperature));
  const total = exponentials.reduce((a, b) => a + b, 0);
  return exponentials.map((e) => e / total);
}

/** Symmetric InfoNCE, row by row and column by column, as eq-infonce writes it. */
function infoNce(temperature: number) {
  const n = SIMILARITIES.length;
  let sum = 0;
  for (const [i, row] of SIMILARITIES.entries()) {
    sum += Math.log(softmax(row, temperature)[i] ?? Number.NaN);
    sum += Math.log(softmax(column(i), temperature)[i] ?? Number.NaN);
  }
  return -sum / (2 * n);
}

describe('55.1.3', () => {
  it('an image in 196 words', () => {
    const tokens = (side: number) => (224 / side) ** 2;
    printed(tokens(16), '196', 0);
    printed(16 * 16 * 3, '768', 0);
    printed((12 * 12 * 768 ** 2) / 1e6, '84.9', 1);
    printed(tokens(8), '784', 0);
    expect(tokens(8) / tokens(16)).toBe(4);
    expect((tokens(8) / tokens(16)) ** 2).toBe(16);
  });

  it('thirty seconds of speech: one slice every 10 ms, then a stride of two', () => {
    printed(30 / 0.01, '3,000', 0);
    printed(30 / 0.01 / 2, '1,500', 0);
  });

  it('cross or concatenate', () => {
    printed(50 * 196, '9,800', 0);
    printed(50 + 196, '246', 0);
    printed((50 + 196) ** 2, '60,516', 0);
    expect(Math.round(246 ** 2 / (50 * 196))).toBe(6);
  });

  it('a batch of three, by hand', () => {
    printed(0.24 / 0.05, '4.8', 1);
    printed(0.11 / 0.05, '2.2', 1);
    const [row = [], first] = [SIMILARITIES[0], softmax(column(0), 0.05)[0]];
    for (const [temperature, weights] of [
      [0.05, ['0.756', '0.228', '0.017']],
      [1, ['0.361', '0.340', '0.299']],
    ] as const) {
      const computed = softmax(row, temperature);
      weights.forEach((weight, j) => {
        printed(computed[j] ?? Number.NaN, weight, 3);
      });
    }
    printed(first ?? Number.NaN, '0.723', 3);
    printed(infoNce(0.05), '0.252', 3);
    printed(infoNce(1), '1.015', 3);
    printed(Math.log(3), '1.099', 3);
    for (const similarity of SIMILARITIES.flat()) printed(similarity, similarity.toFixed(2), 2);
  });

  it('the best that a batch of 32,768 allows without a temperature', () => {
    printed(2 ** 15, '32,768', 0);
    const best = Math.E / (Math.E + (2 ** 15 - 1) * Math.exp(-1));
    expect(best).toBeCloseTo(Math.exp(2) / (Math.exp(2) + 32_767), 12);
    printed(best * 100, '0.02', 2);
  });

  it('images in fewer numbers', () => {
    printed(64 * 64 * 4, '16,384', 0);
    printed(512 * 512 * 3, '786,432', 0);
    printed((512 * 512 * 3) / (64 * 64 * 4), '48', 0);
    printed(32 * 32, '1,024', 0);
  });
});
