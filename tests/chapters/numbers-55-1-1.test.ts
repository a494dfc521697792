/** The worked numbers of 55.1.1, recomputed, then looked for in both languages as each one writes them. */
import { describe, expect, it } from 'vitest';
import { printedIn } from './printed.ts';

const printed = printedIn('55-1-1');

const Q = [
  [1, 1, 1, 1],
  [1, 3, 0, 0],
  [2, 0, 1, 1],
];
const K = [
  [1, 1, 0, 0],
  [2, 0, 1, 1],
  [0, 2, 3, 1],
];
const V = [
  [1, 0],
  [0, 1],
  [1, 1],
];
const dot = (a: readonly number[], b: readonly number[]) => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);
const softmax = (scores: readonly number[]) => {
  const powers = scores.map(Math.exp);
  const total = powers.reduce((a, b) => a + b, 0);
  return powers.map((power) => power / total);
};
const scoresOf = (token: number) => K.map((key) => dot(Q[token] ?? [], key));

/** Dimensions of GPT-3. */
const GPT3 = { layers: 96, width: 12_288, heads: 96, context: 2048, vocabulary: 50_257 };

describe('55.1.1', () => {
  it('three tokens by hand', () => {
    expect(scoresOf(2)).toEqual([2, 6, 4]);
    const scaled = scoresOf(2).map((score) => score / Math.sqrt(4));
    expect(scaled).toEqual([1, 3, 2]);
    const powers = scaled.map(Math.exp);
    for (const [i, text] of ['2.72', '20.09', '7.39'].entries()) printed(powers[i] ?? 0, text, 2);
    printed(
      powers.reduce((a, b) => a + b, 0),
      '30.19',
      2,
    );
    const weights = softmax(scaled);
    for (const [i, text] of ['0.090', '0.665', '0.245'].entries()) printed(weights[i] ?? 0, text, 3);
    const mix = (column: number) =>
      dot(
        weights,
        V.map((row) => row[column] ?? 0),
      );
    printed(mix(0), '0.335', 3);
    printed(mix(1), '0.910', 3);
    const sharp = softmax(scoresOf(2));
    for (const [i, text] of ['0.016', '0.867', '0.117'].entries()) printed(sharp[i] ?? 0, text, 3);
  });

  it('why divide', () => {
    printed(Math.sqrt(64), '8', 0);
    printed(Math.exp(8), '2,981', 0);
  });

  it('the causal mask', () => {
    expect(scoresOf(1)).toEqual([4, 2, 6]);
    const scaled = scoresOf(1).map((score) => score / 2);
    printed(softmax(scaled)[2] ?? 0, '0.665', 3);
    const masked = softmax(scaled.slice(0, 2));
    printed(masked[0] ?? 0, '0.731', 3);
    printed(masked[1] ?? 0, '0.269', 3);
  });

  it('parameters of GPT-3', () => {
    printed(GPT3.width / GPT3.heads, '128', 0);
    const blocks = 12 * GPT3.layers * GPT3.width ** 2;
    const embeddings = (GPT3.vocabulary + GPT3.context) * GPT3.width;
    printed(blocks / 1e9, '173.9', 1);
    printed(embeddings / 1e9, '0.64', 2);
    printed((blocks + embeddings) / 1e9, '174.6', 1);
  });

  it('two landmarks of the loss', () => {
    printed(Math.log(GPT3.vocabulary), '10.8', 1);
    printed(Math.exp(3), '20', 0);
  });

  it('tokens that BERT chooses', () => {
    const chosen = 0.15 * 512;
    printed(chosen, '77', 0);
    printed(chosen * 0.8, '61', 0);
    printed(chosen * 0.1, '8', 0);
    printed(15 * 0.8, '12', 0);
  });

  it('what attention costs', () => {
    const { context: n, width: d, layers, heads } = GPT3;
    const [attention, products] = [4 * n ** 2 * d, 24 * n * d ** 2];
    expect(attention / products).toBeCloseTo(n / (6 * d), 12);
    printed((attention / products) * 100, '2.8', 1);
    printed(6 * d, '73,728', 0);
    printed((2 * layers * d * 2) / 1e6, '4.7', 1);
    printed((2 * layers * n * d * 2) / 1e9, '9.7', 1);
    printed((heads * n ** 2 * 2) / 1e6, '805', 0);
  });

  it('the KV cache per token of three attentions, 16 bits', () => {
    printed((2 * GPT3.width * GPT3.layers * 2) / 1e6, '4.7', 1);
    // Llama 3 8B: 8 heads of keys and of values, of dimension 128, in 32 layers (Grattafiori 2024, table 3)
    printed((2 * 8 * 128 * 32 * 2) / 1e3, '131', 0);
    // DeepSeek-V3: a latent vector of 512 and a rotated key of 64, in 61 layers (DeepSeek-AI 2024, section 4.2)
    printed(((512 + 64) * 61 * 2) / 1e3, '70', 0);
  });

  it('three matrices of 8d/3 weigh what two of 4d weigh', () => {
    const d = GPT3.width;
    expect(3 * d * ((8 * d) / 3)).toBe(2 * d * 4 * d);
  });
});
