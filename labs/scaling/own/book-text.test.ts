import { readCorpus } from '@kit/training/corpus.ts';
import { expect, it } from 'vitest';
import { bookText, proseOf, split } from './book-text.ts';

it('leaves of a chapter what is read', () => {
  const chapter = [
    '---',
    'title: "Titre"',
    '---',
    '',
    '## Prévoir {#predict}',
    '',
    'La <Term id="loss">perte</Term> de $N$ paramètres\u202f: *voir* `L(N)` <Cite id="kaplan2020" />.',
    '',
    '$$',
    'L(N) = 1',
    '$$',
    '',
    '- Un [lien](https://example.org).',
  ].join('\n');
  expect(proseOf(chapter)).toBe('Prévoir\nLa perte de N paramètres : voir L(N) .\n– Un lien.');
});

it('holds out one stretch of a thousand tokens in ten', () => {
  const ids = Array.from({ length: 20_500 }, (_, i) => i);
  const { train, held, heldBytes } = split(ids, (tokens) => 2 * tokens.length);
  expect([train.length, held.length, heldBytes]).toEqual([18_500, 2000, 4000]);
  expect([held[0], held[999], held[1000]]).toEqual([9000, 9999, 19_000]);
});

it('is the book, in both languages, a tenth of it held out', async () => {
  const { train, held, heldBytes } = readCorpus(await bookText());
  expect(train.length).toBeGreaterThan(90_000);
  expect(held.length / (train.length + held.length)).toBeCloseTo(0.1, 1);
  // two languages, a vocabulary of 512: not far from two bytes per token
  expect(heldBytes / held.length).toBeGreaterThan(1.5);
  expect(heldBytes / held.length).toBeLessThan(2.2);
});
