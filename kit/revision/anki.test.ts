import { expect, test } from 'vitest';
import { ankiFile } from './anki.ts';
import type { RevisionSection } from './items.ts';
import { htmlOf } from './tex.ts';

const sections: readonly RevisionSection[] = [
  {
    slug: '55-1-1',
    number: '55.1.1',
    title: 'T',
    items: [
      {
        kind: 'question',
        id: 'q-55-1-1.a',
        question: 'Is $√[d_k]$ < 2 & *why*?',
        answer: 'Yes:\n\nso.',
        href: '/55-1-1/#why',
      },
      { kind: 'exercise', id: 'a.b', title: 'B', href: '/', set: 'a', models: [] },
    ],
  },
];

test('one line a question, the fields between tabs, after the lines that say how to read them', () => {
  const file = ankiFile({
    locale: 'en',
    deck: 'Book::55',
    sections,
    passage: 'Reread',
    address: 'https://a.example/en/revision/',
  });
  expect(file.split('\n')).toEqual([
    '#separator:tab',
    '#html:true',
    '#notetype:Basic',
    '#deck:Book::55',
    '#guid column:1',
    '#tags column:4',
    'i55-en-q-55-1-1.a\tIs \\(\\sqrt{d_{k}}\\) &lt; 2 &amp; <em>why</em>?\t' +
      '<p>Yes:</p><p>so.</p><br><br><a href="https://a.example/55-1-1/#why">Reread</a>\tchapitre-i55 55.1.1',
    '',
  ]);
});

test.each([
  ['$C ≈ 6ND$', '\\(C \\approx  6ND\\)'],
  ['$2^b − 1$', '\\(2^{b} - 1\\)'],
  ['$A/N^α$', '\\(A/N^{\\alpha }\\)'],
  ['$tanh(γ)$', '\\(\\mathrm{tanh}(\\gamma )\\)'],
  ['$0,95^[10]$', '\\(0{,}95^{10}\\)'],
  ['$x_[ij] < 3$', '\\(x_{ij} &lt; 3\\)'],
  ['$16 × 7 = 112$', '\\(16 \\times  7 = 112\\)'],
  ['`a<b`', '<code>a&lt;b</code>'],
  ['- one\n- two', '<ul><li>one</li><li>two</li></ul>'],
])('%s', (markup, html) => {
  expect(htmlOf('fr', markup)).toBe(html);
});

test('a value of the variant is written as the language writes it', () => {
  expect(htmlOf('fr', 'Avec {n:1} et $k = {k}$', { n: 1.25, k: 0.5 })).toBe('Avec 1,3 et \\(k = 0{,}5\\)');
});
