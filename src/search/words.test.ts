import { expect, it } from 'vitest';
import { analyserOf, wordsOf } from './words.ts';

const fr = await analyserOf('fr');
const en = await analyserOf('en');
const texts = (text: string) => [...wordsOf(text)].map((word) => word.text);
const terms = (text: string, { terms: of } = fr) => texts(text).flatMap(of);

it('a text is cut into words: elisions are dropped, what is written as one word stays one', () => {
  expect(texts("L’attention d'une tête, qu’elle lise ou non")).toEqual([
    'attention',
    'une',
    'tête',
    'elle',
    'lise',
    'ou',
    'non',
  ]);
  expect(texts('55.2.1, GPT-2, 0,12 et auto-attention')).toEqual(['55.2.1', 'gpt-2', '0,12', 'et', 'auto-attention']);
  // a word may be cut by what no reader sees
  expect(texts('modu\u00ADlation')).toEqual(['modulation']);
});

it('words know their place', () => {
  const text = 'Une « tête »';
  expect([...wordsOf(text)].map(({ start, end }) => text.slice(start, end))).toEqual(['Une', 'tête']);
});

// stems of Snowball's French and English, by its reference in Python (snowballstemmer 3), accents then left out
it.each([
  ['quantification', 'quantif'],
  ['entraînement', 'entrain'],
  ['adaptateurs', 'adapt'],
  ['échelle', 'echel'],
  ['cœur', 'coeur'],
])('%s → %s', (word, stem) => {
  expect(fr.terms(word)).toEqual([stem]);
});

it('a compound is found by its parts and in one word', () => {
  expect(fr.terms('auto-attention')).toEqual(['auto', 'attent', 'autoattent']);
  expect(en.terms('fine-tuning')).toEqual(['fine', 'tune', 'finetun']);
});

it('small words and the numbers of an example are left out, years and sections are not', () => {
  expect(terms('la tête de la 55.2.1 de 2017 a 0,12 et 400')).toEqual(['tet', '55.2.1', '2017']);
  expect(terms('the head of a 2017 model', en)).toEqual(['head', '2017', 'model']);
});

it('acronyms stay as they are', () => {
  expect(terms('MoE LLM KV')).toEqual(['moe', 'llm', 'kv']);
});

it.each([
  ['quantifiee', 'quantifiée'],
  ['modeles', 'modèles'],
  ['capacite', 'capacité'],
  ['loi', 'lois'],
  ['lois', 'loi'],
])('%s, as a reader may type it, is %s in the index', (typed, written) => {
  expect(fr.typed(typed)).toEqual(expect.arrayContaining([...fr.terms(written)]));
});
