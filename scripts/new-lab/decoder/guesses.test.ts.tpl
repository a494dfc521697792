import { loadDecoderInNode, loadTokenizerInNode } from '@kit/runtime/node.ts';
import { expect, it } from 'vitest';
import { guessesAfter } from './guesses.ts';
import { record } from './recorded.ts';

const model = await loadDecoderInNode();
const tokenizer = await loadTokenizerInNode();

it.each([1, 0.5])('gives each token its share, at temperature %d: the softmax by hand', async (temperature) => {
  const text = 'Il ferma la';
  const { likely } = await guessesAfter({ text, temperature }, model, tokenizer);
  const V = model.config.vocabulary;
  const all = await model.logits([model.config.endOfText, ...tokenizer.ids(text)]);
  const powers = Array.from(all.slice(-V), (logit) => Math.exp(logit / temperature));
  const total = powers.reduce((sum, power) => sum + power, 0);
  const expected = powers.map((power) => power / total).sort((a, b) => b - a);
  expect(likely).not.toHaveLength(0);
  for (const [i, { token, probability }] of likely.entries()) {
    expect(probability).toBeCloseTo(expected[i] ?? 0, 10);
    expect(probability).toBeCloseTo((powers[token.id] ?? 0) / total, 10);
  }
});

it.each(['fr', 'en'] as const)('is recorded in %s with what the model says of its sentence', async (locale) => {
  const { recording } = await record(locale);
  expect(recording.first).toEqual(await guessesAfter({ text: recording.first.text, temperature: 1 }, model, tokenizer));
  expect(recording.tokens).toBe(tokenizer.ids(recording.first.text).length);
});
