/** The shipped tokenizers cut the texts of the field as Python's do, and nothing of a token is invisible. */
import { describe, expect, it } from 'vitest';
import { loadTokenizerInNode } from '../../../kit/runtime/node.ts';
import { corpusText } from '../../../kit/tokenizer/corpus-text.ts';
import { tokenLabel } from '../../../kit/tokens/tokens.ts';
import { TEXTS, TOKENIZERS } from './texts.ts';

const utf8 = new TextEncoder();
/** what leaves no trace on a screen */
const NO_TRACE = /[\p{Z}\p{C}\p{Default_Ignorable_Code_Point}\u2800]/u;
/** code points with no name and no glyph, which a font draws as a box */
const BOXED = /[\p{Co}\p{Cn}]/gu;

describe.each(TOKENIZERS)('tokenizer of %s', async (model) => {
  const tokenizer = await loadTokenizerInNode(`public/models/${model}`);

  it.each(TEXTS)('$name: ids, bytes and signs', ({ text, ids }) => {
    expect(tokenizer.ids(text)).toEqual(ids[model]);
    for (const read of [text, corpusText(text)]) {
      const tokens = tokenizer.encode(read);
      expect(Buffer.concat(tokens.map(({ bytes }) => bytes)).equals(utf8.encode(read))).toBe(true);
      for (const token of tokens) {
        const label = tokenLabel(token);
        expect(label, JSON.stringify(token.text)).not.toBe('');
        expect(label.replaceAll(BOXED, '□'), JSON.stringify(token.text)).not.toMatch(NO_TRACE);
        expect(label, JSON.stringify(token.text)).not.toMatch(/^·?\p{M}/u);
      }
    }
  });
});
