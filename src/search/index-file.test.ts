import MiniSearch from 'minisearch';
import { expect, it } from 'vitest';
import type { Page, ReadPlace } from './book.ts';
import { find } from './find.ts';
import { options, packIndex, unpackIndex } from './index-file.ts';
import { analyserOf } from './words.ts';

const words = await analyserOf('fr');
const block = (anchor: string, text: string): ReadPlace => ({ kind: 'block', anchor, title: '', text, names: [] });
const titled = (kind: ReadPlace['kind'], anchor: string, title: string, text = ''): ReadPlace => ({
  kind,
  anchor,
  title,
  text,
  names: [],
});

const PAGES: readonly Page<ReadPlace>[] = [
  { path: 'glossaire/', number: '', title: 'Glossaire', places: [titled('term', 'token', 'jeton | token', 'Un mot.')] },
  {
    path: '55-1-1/',
    number: '55.1.1',
    title: 'Transformers',
    places: [
      titled('heading', '', 'Transformers'),
      block('text.1', 'Avant tout titre.'),
      titled('heading', 'block', 'Le bloc'),
      block('block.1', 'Le jeton, encore le jeton, toujours le jeton, rien que le jeton.'),
      block('fig-block', 'Une figure a son ancre.'),
      block('block.2', 'Le bloc suit.'),
      titled('lab', 'title-attention', 'Des cartes'),
      block('block.3', 'Après le laboratoire.'),
      // more places than one digit counts
      ...Array.from({ length: 3000 }, (_, at) => block(`block.${at + 4}`, at === 2999 ? 'dernier jeton' : '')),
    ],
  },
];
const file = packIndex(PAGES, ['text-glossaire.json', 'text-55-1-1.json'], words);
const book = unpackIndex(JSON.parse(JSON.stringify(file)) as typeof file);

it('pages and places come back as they were', () => {
  const bare = ({ path, number, title, places }: Page) => ({
    path,
    number,
    title,
    places: places.map(({ kind, anchor, title: name }) => ({ kind, anchor, title: name })),
  });
  expect(book.pages.map(bare)).toEqual(PAGES.map(bare));
  expect(book.pages.map(({ texts }) => texts)).toEqual(['text-glossaire.json', 'text-55-1-1.json']);
});

it('finds what the index of MiniSearch itself finds, and scores it the same', () => {
  const own = new MiniSearch(options);
  own.addAll(
    PAGES.flatMap(({ places }) => places).map(({ title, text }, id) => {
      const terms = (of: string) => [...of.matchAll(/\p{L}+/gu)].flatMap(([word]) => words.terms(word.toLowerCase()));
      return { id, title: terms(title).join(' '), text: terms(text).join(' ') };
    }),
  );
  for (const term of ['bloc', 'titr', 'figur', 'derni']) {
    const scores = (search: MiniSearch) => search.search(term).map(({ id, score }) => [id, Number(score.toFixed(9))]);
    expect(scores(book.search).length, term).toBeGreaterThan(0);
    expect(scores(book.search), term).toEqual(scores(own));
  }
  // four times in a place count as three
  expect(book.search.search('jeton').map(({ id }) => id)).toEqual(own.search('jeton').map(({ id }) => id));
});

it('a hit knows what it stands under, and the rank of its text', () => {
  const [section] = find(book, words, 'figure').groups;
  expect(section?.hits[0]).toMatchObject({
    under: 'Le bloc',
    rank: 4,
    terms: ['figur'],
    place: { anchor: 'fig-block' },
  });
});
