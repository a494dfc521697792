/** In the labs of 55.1.1, the first examples are made of whole words, and so are the continuations that the model finds likeliest. */

import { describe, expect, it } from 'vitest';
import { LOCALES } from '../../kit/i18n/index.ts';
import { topIndices } from '../../kit/math/softmax.ts';
import { loadDecoderInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import { corpusText } from '../../kit/tokenizer/corpus-text.ts';
import { SENTENCES } from '../../labs/attention/recorded.ts';
import { SUGGESTIONS } from '../../labs/attention/suggestions.ts';
import { SENTENCES as JUDGED } from '../../labs/objectives/recorded.ts';

const model = await loadDecoderInNode();
const tokenizer = await loadTokenizerInNode();
const WHOLE = /^(\s?\p{L}+|\s?[^\p{L}]+|[’']s)$/u;

/** A token that goes on the word before it. */
const continues = (text: string) => /^\p{L}/u.test(text);

const texts = (sentence: string) => tokenizer.encode(sentence).map(({ text }) => text);

describe.each(LOCALES)('first examples in %s', (locale) => {
  const whole = [SENTENCES[locale], ...SUGGESTIONS[locale].slice(0, 3)].map(corpusText);

  it.each([...whole, JUDGED[locale]])('« %s » has no word in pieces', (sentence) => {
    const read = texts(sentence);
    expect(read.slice(1).filter(continues)).toEqual([]);
    expect(read.every((text) => WHOLE.test(text))).toBe(true);
  });

  it.each(whole)('the three likeliest tokens after « %s » are whole words', async (sentence) => {
    const ids = tokenizer.ids(sentence);
    const V = model.config.vocabulary;
    const nextRow = async (list: number[]) => (await model.logits(list)).subarray((list.length - 1) * V);
    for (const id of topIndices(await nextRow(ids), 3)) {
      const [next] = topIndices(await nextRow([...ids, id]), 1);
      expect(tokenizer.token(id).text).toMatch(/^ \p{L}{2,}$/u);
      expect(continues(tokenizer.token(next ?? 0).text), tokenizer.token(id).text).toBe(false);
    }
  });
});
