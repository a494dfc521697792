/**
 * The text and the cards of the models say the same thing: a number about a model of the book is read from its files
 * (`ModelFact`), never typed. A sentence that must hold a typed one is a sentence to write otherwise.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { factAt, modelFact } from '../../src/components/book/model-facts.ts';
import { ownSentences, plainNumber, RECOMPUTED, typedNumbers } from './own-models.ts';
import { CHAPTERS } from './source.ts';

describe('numbers about the book’s own models', () => {
  it.each(CHAPTERS)('$locale/$slug: none is typed', ({ locale, slug, source }) => {
    const test = RECOMPUTED.includes(slug) ? readFileSync(`tests/chapters/numbers-${slug}.test.ts`, 'utf8') : '';
    const typed = ownSentences(locale, source).flatMap((sentence) =>
      typedNumbers(sentence)
        .map(plainNumber)
        .filter((number) => !new RegExp(`(?<![\\d.])${number.replace('.', '\\.')}(?![\\d.])`).test(test))
        .map((number) => `${number} in: ${sentence.trim()}`),
    );
    expect(typed).toEqual([]);
  });

  it('a typed one is seen, in a sentence that speaks of them or beside a laboratory', () => {
    const seen = (locale: 'fr' | 'en', source: string) => ownSentences(locale, source).flatMap(typedNumbers);
    expect(seen('fr', 'Le décodeur de ce livre a 6 couches. GPT-3 en a 96.')).toEqual(['6 ']);
    expect(seen('en', 'Our adapters train 1.81% of the weights.')).toEqual(['1.81']);
    expect(seen('en', 'It learns.\n\n<Lab id="chain" />\n\nNine chains are right 197 times.')).toEqual(['197 ']);
    expect(seen('fr', 'Nos adaptateurs, en $16$ bits, pèsent 95 ko.')).toEqual(['16', '95 ']);
  });

  it('what is read from a card, a place in the book and a format are not typed measures', () => {
    const source =
      'Ce décodeur de ce livre a <ModelFact model="decoder" fact="layers" /> couches (section 55.1.1), sur 16 bits.';
    expect(ownSentences('fr', source).flatMap(typedNumbers)).toEqual([]);
    expect(ownSentences('en', 'GPT-3 has 96 layers.')).toEqual([]);
  });

  it.each(CHAPTERS)('$locale/$slug: what it quotes of a model is in its files', ({ locale, source }) => {
    const quoted = [...source.matchAll(/<ModelFact model="([^"]+)" fact="([^"]+)"/g)];
    const form = { as: 'number', digits: 0 } as const;
    const missing = quoted.filter(
      ([, model = '', fact = '']) => !(modelFact(locale, model, fact) ?? factAt(locale, model, fact, form)),
    );
    expect(missing.map(([tag]) => tag)).toEqual([]);
  });
});
