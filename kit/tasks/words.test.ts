import { loadTokenizerInNode } from '@kit/runtime/node.ts';
import { describe, expect, it } from 'vitest';
import { NAMES } from './lexicon.ts';
import { editDistance, KNOWN_WORDS, nearestWords, unknownWords } from './words.ts';

const tokenizer = await loadTokenizerInNode('public/models/reasoner');

describe('words the model has', () => {
  it('are one token of its tokenizer each, alone or after a space', () => {
    // a word that ends in an apostrophe is one before a letter, here a token of its own
    const letter = (word: string) => (word.endsWith('’') ? 's' : '');
    const count = (text: string, word: string) => tokenizer.ids(text + letter(word)).length - letter(word).length;
    const tokens = (word: string) => Math.min(count(word, word), count(` ${word}`, word));
    expect([...KNOWN_WORDS].filter((word) => tokens(word) !== 1)).toEqual([]);
  });

  it('those it has not are several', () => {
    const text = '- plombier → wug\n- Zoé → Mohamed, chat pommes billes Zoe zoé l’éléphant';
    const unknown = unknownWords(text);
    expect(unknown).toEqual(['plombier', 'Mohamed', 'billes', 'Zoe', 'zoé', 'l’', 'éléphant']);
    for (const word of unknown) expect(tokenizer.ids(` ${word}`).length, word).toBeGreaterThan(1);
  });
});

describe('the nearest words', () => {
  it.each([
    ['', '', 0],
    ['abc', 'abc', 0],
    ['abc', '', 3],
    ['foix', 'fois', 1],
    ['plsu', 'plus', 1],
    ['chat', 'chien', 3],
  ] as const)('%s, %s: %i letters differ', (a, b, distance) => expect(editDistance(a, b)).toBe(distance));

  it('look like the word: accents and capitals count for nothing', () => {
    expect(nearestWords('zoe', NAMES, 1)).toEqual(['Zoé']);
    expect(nearestWords('Lucyy', NAMES, 1)).toEqual(['Lucy']);
    expect(nearestWords('plombier', KNOWN_WORDS, 1)).toEqual(['pompier']);
    expect(nearestWords('xyzzy', KNOWN_WORDS)).toEqual([]);
    expect(nearestWords('chate', KNOWN_WORDS, 1)).toEqual(['chat']);
  });
});
