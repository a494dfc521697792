import { expect, it } from 'vitest';
import { arrivalOf, hashOf } from './address.ts';
import { excerpt, marksIn } from './marks.ts';
import { analyserOf } from './words.ts';

const words = await analyserOf('fr');
const found = new Set(['attent', 'tet']);

it('marks every form of the words that were found', () => {
  const text = 'Les têtes d’attention, une tête attentive.';
  expect(marksIn(text, found, words).map(({ start, end }) => text.slice(start, end))).toEqual([
    'têtes',
    'attention',
    'tête',
    'attentive',
  ]);
});

it('an excerpt holds the first word found, whole words, and says that it is cut', () => {
  const text = `${'mot '.repeat(60)}une tête d’attention ${'suite '.repeat(60)}`.trim();
  const pieces = excerpt(text, found, words);
  const shown = pieces.map((piece) => piece.text).join('');
  expect(pieces.filter(({ marked }) => marked).map((piece) => piece.text)).toEqual(['tête', 'attention']);
  expect(shown.startsWith('…\u00A0mot ')).toBe(true);
  expect(shown.endsWith('suite\u00A0…')).toBe(true);
  expect(shown.length).toBeLessThan(180);
});

it('a short text is shown whole, and one without the words from its beginning', () => {
  expect(excerpt('Une tête.', found, words).map((piece) => piece.text)).toEqual(['Une ', 'tête', '.']);
  expect(excerpt('', found, words)).toEqual([]);
  expect(excerpt('mot '.repeat(100), found, words)[0]?.text.startsWith('mot ')).toBe(true);
});

it('an address says where it leads and what was found there; that of a lab is none', () => {
  expect(arrivalOf(hashOf('block.2', ['attent', 'tet']))).toEqual({ anchor: 'block.2', terms: ['attent', 'tet'] });
  for (const hash of ['', '#block', '#attention?l=1&h=2', `#block?found=${'a'.repeat(600)}`]) {
    expect(arrivalOf(hash), hash).toBeNull();
  }
});
