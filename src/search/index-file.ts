/**
 * The file of the index: written when the book is built, read when a reader opens the search. What MiniSearch would
 * write of itself as JSON weighs twice as much compressed: here a term says what it shares with the one before, and
 * has the ranks of its places as differences, a character each mostly; lengths follow from them.
 */
import MiniSearch, { type AsPlainObject } from 'minisearch';
import type { Kind, Page, Place, ReadPlace } from './book.ts';
import { type Analyser, wordsOf } from './words.ts';

export interface IndexFile {
  readonly pages: readonly PackedPage[];
  /** terms of the index in order, separated by spaces: how many letters each shares with the one before, the others */
  readonly terms: string;
  /** per term, where it is, see `packPostings`: in titles; in text. Terms are separated by spaces, the two by `;` */
  readonly postings: string;
}

interface PackedPage {
  readonly path: string;
  readonly number: string;
  readonly title: string;
  /** name, beside the index, of the file with the text of each place: a JSON array of strings */
  readonly texts: string;
  /** one line a place: letter of its kind, anchor, title; `b3`: three blocks, whose anchors follow from their rank */
  readonly places: string;
}

/** Fields of the index, by the numbers that MiniSearch gives them. */
const FIELDS = ['title', 'text'] as const;
const LETTERS: Readonly<Record<Kind, string>> = { heading: 'h', block: 'b', lab: 'l', exercise: 'x', term: 't' };
const KIND_OF = new Map(Object.entries(LETTERS).map(([kind, letter]) => [letter, kind as Kind]));

/** Anchor of the `rank`th block (from 1) under a heading; '' before the first. */
export const blockAnchor = (heading: string, rank: number): string => `${heading || 'text'}.${rank}`;

/** `MiniSearch` of the book: what it holds is split into terms already. */
export const options = {
  fields: [...FIELDS],
  tokenize: (text: string) => text.split(' ').filter(Boolean),
  processTerm: (term: string) => term,
};

/** Anchors as they follow from the order of the places. */
function* expected(places: readonly Place[]): Generator<string> {
  let [heading, rank] = ['', 0];
  for (const { kind, anchor } of places) {
    if (kind === 'heading') [heading, rank] = [anchor, 0];
    yield blockAnchor(heading, rank + 1);
    if (kind === 'block' && anchor === blockAnchor(heading, rank + 1)) rank += 1;
  }
}

function packPlaces(places: readonly Place[]): string {
  const lines: string[] = [];
  let run = 0;
  const close = () => {
    if (run > 0) lines.push(`b${run}`);
    run = 0;
  };
  const anchors = [...expected(places)];
  for (const [at, { kind, anchor, title }] of places.entries()) {
    if (kind === 'block' && anchor === anchors[at]) {
      run += 1;
      continue;
    }
    close();
    lines.push(`${LETTERS[kind]}|${anchor}|${title}`);
  }
  close();
  return lines.join('\n');
}

function unpackPlaces(packed: string): Place[] {
  const places: Place[] = [];
  let [heading, rank] = ['', 0];
  for (const line of packed.split('\n').filter(Boolean)) {
    const [head = '', anchor, ...title] = line.split('|');
    const kind = KIND_OF.get(head.charAt(0));
    if (!kind) throw new Error(`${line}: no kind of place`);
    if (anchor === undefined) {
      for (let more = Number(head.slice(1)); more > 0; more -= 1) {
        rank += 1;
        places.push({ kind, anchor: blockAnchor(heading, rank), title: '' });
      }
      continue;
    }
    if (kind === 'heading') [heading, rank] = [anchor, 0];
    places.push({ kind, anchor, title: title.join('|') });
  }
  return places;
}

/** The terms of texts; a word is analysed once, however often the book has it. */
function reader({ terms }: Analyser): (text: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (text) =>
    [...wordsOf(text)].flatMap(({ text: word }) => {
      const found = known.get(word) ?? terms(word);
      known.set(word, found);
      return found;
    });
}

type Postings = Readonly<Record<string, number>>;

/** Digits of a number: the first sixty end it, the others come before. */
const DIGITS = Array.from({ length: 0x7e - 0x21 + 1 }, (_, at) => String.fromCharCode(0x21 + at))
  .join('')
  .replaceAll(/[";!\\]/g, '');
const [LAST, MORE] = [60, DIGITS.length - 60];
/** Follows a number: the term is there twice; twice that: more often */
const AGAIN = '!';

function packNumber(value: number): string {
  let high = Math.floor(value / LAST);
  let digits = DIGITS.charAt(value % LAST);
  for (; high > 0; high = Math.floor(high / MORE)) digits = DIGITS.charAt(LAST + (high % MORE)) + digits;
  return digits;
}

/** `{3: 1, 12: 2}`: 3, then 9 and `!`: the ranks as differences, how often where it is more than once. */
function packPostings(postings: Postings = {}): string {
  let before = 0;
  return Object.entries(postings)
    .map(([place, times]) => {
      const step = Number(place) - before;
      before = Number(place);
      return packNumber(step) + AGAIN.repeat(Math.min(times, 3) - 1);
    })
    .join('');
}

function unpackPostings(packed: string): Record<string, number> {
  const postings: Record<string, number> = {};
  let [place, high] = [0, 0];
  for (const character of packed) {
    const digit = DIGITS.indexOf(character);
    if (character === AGAIN) postings[place] = (postings[place] ?? 0) + 1;
    else if (digit >= LAST) high = high * MORE + digit - LAST;
    else {
      place += high * LAST + digit;
      postings[place] = 1;
      high = 0;
    }
  }
  return postings;
}

function packTerms(terms: readonly string[]): string {
  let before = '';
  return terms
    .map((term) => {
      let shared = 0;
      while (shared < 35 && shared < term.length && term[shared] === before[shared]) shared += 1;
      before = term;
      return shared.toString(36) + term.slice(shared);
    })
    .join(' ');
}

function unpackTerms(packed: string): string[] {
  let term = '';
  return packed.split(' ').map((item) => {
    term = term.slice(0, Number.parseInt(item.charAt(0), 36)) + item.slice(1);
    return term;
  });
}

/** `texts`: per page, the name of the file that has its texts. */
export function packIndex(pages: readonly Page<ReadPlace>[], texts: readonly string[], words: Analyser): IndexFile {
  const search = new MiniSearch(options);
  const termsOf = reader(words);
  const places = pages.flatMap((page) => page.places);
  search.addAll(
    places.map(({ kind, title, names, text }, id) => {
      const whole = kind === 'term' ? names.map(words.name).filter((name) => name !== '') : [];
      return {
        id,
        title: [...termsOf([title, ...names].join(' ')), ...whole].join(' '),
        text: termsOf(text).join(' '),
      };
    }),
  );
  const rows = [...search.toJSON().index].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    pages: pages.map(({ path, number, title, places: own }, at) => ({
      path,
      number,
      title,
      texts: texts[at] ?? '',
      places: packPlaces(own),
    })),
    terms: packTerms(rows.map(([term]) => term)),
    postings: rows
      .map(([, fields]) => FIELDS.map((_, field) => packPostings(fields[field] as Postings | undefined)).join(';'))
      .join(' '),
  };
}

export interface BookIndex {
  readonly search: MiniSearch;
  readonly pages: readonly (Page & { readonly texts: string })[];
}

export function unpackIndex(file: IndexFile): BookIndex {
  const pages = file.pages.map((page) => ({ ...page, places: unpackPlaces(page.places) }));
  const count = pages.reduce((sum, { places }) => sum + places.length, 0);
  // MiniSearch counts the different terms of a field as its length
  const lengths = Array.from({ length: count }, () => FIELDS.map(() => 0));
  const postings = file.postings.split(' ');
  const index = unpackTerms(file.terms).map((term, at) => {
    const fields: Record<string, Record<string, number>> = {};
    for (const [field, packed] of (postings[at] ?? '').split(';').entries()) {
      if (packed === '') continue;
      const places = unpackPostings(packed);
      fields[field] = places;
      for (const place of Object.keys(places)) {
        const length = lengths[Number(place)];
        if (length) length[field] = (length[field] ?? 0) + 1;
      }
    }
    return [term, fields] as const;
  });
  const plain = {
    documentCount: count,
    nextId: count,
    documentIds: Object.fromEntries(lengths.map((_, id) => [id, id])),
    fieldIds: Object.fromEntries(FIELDS.map((field, id) => [field, id])),
    fieldLength: Object.fromEntries(lengths.map((each, id) => [id, { ...each }])),
    averageFieldLength: FIELDS.map((_, field) => lengths.reduce((sum, each) => sum + (each[field] ?? 0), 0) / count),
    storedFields: {},
    dirtCount: 0,
    index,
    serializationVersion: 2,
  };
  return { search: MiniSearch.loadJS(plain as unknown as AsPlainObject, options), pages };
}
