import { readFileSync } from 'node:fs';
import { Tokenizer as Reference } from '@huggingface/tokenizers';
import { describe, expect, it } from 'vitest';
import { randomStream } from '../math/random.ts';
import { pieces } from './display.ts';
import { createTokenizer, type Token } from './tokenizer.ts';

const json: unknown = JSON.parse(readFileSync('public/models/decoder/tokenizer.json', 'utf8'));
const golden = JSON.parse(readFileSync('tests/golden/decoder/tokenizer.json', 'utf8')) as {
  text: string;
  ids: number[];
}[];
const tokenizer = createTokenizer(json);
const reference = new Reference(json as object, {});
const utf8 = new TextEncoder();

/** Characters that break tokenizers: accents composed and not, spaces of all kinds, quotes, controls, emoji sequences, other scripts. */
const ALPHABET = [
  ...'abzAZ éèêëçàùœŒÿÉ0129.,;:!?«»“”’\'"()—–…€$%/\\<>|_-+=#@&~`^{}[]*',
  ' ',
  '  ',
  '\n',
  '\r\n',
  '\t',
  '\u00a0',
  '\u202f',
  '\u2009',
  '\u3000',
  '\u200b',
  '\u200d',
  '\ufeff',
  '\u0000',
  '\u0007',
  '\u0085',
  '\u2028',
  'e\u0301',
  'n\u0303',
  '\u0301',
  '👩‍👩‍👧',
  '🇫🇷',
  '👍🏽',
  '𝔸',
  '漢',
  '한',
  'ع',
  'ß',
  'ı',
  'ﬁ',
  'd’',
  'qu’',
  "aujourd'hui",
  "'s",
  "'ll",
  '<|endoftext|>',
  '<|',
  '\ud83d',
  '\udc4d',
];

function fuzz(count: number): string[] {
  const next = randomStream(20_260);
  const pick = () => ALPHABET[Math.floor(next() * ALPHABET.length)] as string;
  return Array.from({ length: count }, () => Array.from({ length: Math.floor(next() * 24) }, pick).join(''));
}

/** Well-formed: what UTF-8 can hold. */
const wellFormed = (text: string) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(utf8.encode(text));

describe('ids', () => {
  it.each(golden.map((item) => ({ ...item, name: JSON.stringify(item.text) })))(
    '$name as the Python library',
    ({ text, ids }) => {
      expect(tokenizer.ids(text)).toEqual(ids);
      expect(tokenizer.decode(ids)).toBe(text);
    },
  );

  it('any text comes back: 3 000 seeded strings', () => {
    for (const text of fuzz(3000)) expect(tokenizer.decode(tokenizer.ids(text))).toBe(wellFormed(text));
  });

  it('decoding agrees with the library on ids in any order', () => {
    const next = randomStream(5);
    for (let i = 0; i < 300; i++) {
      const ids = Array.from({ length: 6 }, () => 8 + Math.floor(next() * (tokenizer.vocabulary - 8)));
      expect(tokenizer.decode(ids)).toBe(reference.decode(ids, { clean_up_tokenization_spaces: false }));
    }
  });
});

describe('offsets', () => {
  it('cover the text in order, each token within its own characters: 3 000 seeded strings', () => {
    for (const text of fuzz(3000)) {
      const tokens = tokenizer.encode(text);
      let end = 0;
      for (const token of tokens) {
        expect(token.start).toBeLessThanOrEqual(end); // no gap
        expect(token.end).toBeGreaterThanOrEqual(end); // never backwards
        if (token.complete) expect(wellFormed(text.slice(token.start, token.end))).toBe(token.text);
        end = token.end;
      }
      expect(end).toBe(text.length);
    }
  });

  it('a fragment spans the character it is part of', () => {
    const text = 'a𝔸b';
    const parts = tokenizer.encode(text).filter((token) => !token.complete);
    expect(parts.length).toBeGreaterThan(1);
    for (const { start, end } of parts) expect(text.slice(start, end)).toBe('𝔸');
  });
});

it.each([
  ['a  b', 'a··b'],
  ['\u0301', '◌\u0301'],
  ['e\u0301', 'e\u0301'],
  ['\ufe0f', '⟨U+FE0F⟩'],
  ['\u3164', '⟨U+3164⟩'],
  ['\u2800', '⟨U+2800⟩'],
  ['\u200d', '⟨U+200D⟩'],
])('%j is shown as %j: nothing invisible, no mark on what comes before', (text, display) => {
  expect(pieces(new TextEncoder().encode(text))).toEqual([{ text: display, fragment: false }]);
});

describe('display', () => {
  const shown = (text: string) =>
    tokenizer.encode(text).map((token: Token) => (token.leadingSpace ? '·' : '') + token.display);

  it('keeps accents, takes the leading space out', () => {
    const [first, ...rest] = tokenizer.encode('été était');
    expect(first).toMatchObject({ leadingSpace: false, complete: true });
    expect(rest.at(0)).toMatchObject({ leadingSpace: true });
    expect(shown('été était').join('')).toBe('été·était');
  });

  it('names the bytes of a character cut by the vocabulary', () => {
    expect(shown('𝔸').join('')).toBe('⟨F0⟩⟨9D⟩⟨94⟩⟨B8⟩');
  });

  it('shows what has no glyph', () => {
    expect(shown('a\nb\tc').join('')).toBe('a↵b⇥c');
    expect(tokenizer.token(tokenizer.ids('\u0000')[0] as number).display).toBe('⟨U+0000⟩');
  });

  it('never shows nothing but for a lone space', () => {
    for (let id = 0; id < tokenizer.vocabulary; id++) {
      const token = tokenizer.token(id);
      expect(token.display !== '' || token.leadingSpace, `token ${id}`).toBe(true);
      expect(token.pieces.some(({ fragment }) => fragment)).toBe(!token.complete);
    }
  });

  it('marks the special tokens', () => {
    const [end] = tokenizer.encode('<|endoftext|>');
    expect(end).toMatchObject({ id: 0, special: true, display: '<|endoftext|>', start: 0, end: 13 });
  });
});

describe('refusals', () => {
  it('an id outside the vocabulary', () => {
    expect(() => tokenizer.token(tokenizer.vocabulary)).toThrow(expect.objectContaining({ code: 'invalid-input' }));
  });
  it.each([
    ['no tokenizer', {}],
    ['nothing', null],
  ])('%s', (_, bad) => {
    expect(() => createTokenizer(bad)).toThrow(expect.objectContaining({ code: 'not-a-model' }));
  });
});
