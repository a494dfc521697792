/** Finds places of the book for what a reader types, letter after letter, and puts them in order by section. */
import type { SearchOptions } from 'minisearch';
import type { Kind, Place } from './book.ts';
import { fold } from './fold.ts';
import type { BookIndex } from './index-file.ts';
import { type Analyser, wordsOf } from './words.ts';

export interface Hit {
  readonly place: Place;
  /** title of the heading it stands under, '' before the first */
  readonly under: string;
  /** rank of the place in its page: that of its text in the file of the page's texts */
  readonly rank: number;
  readonly score: number;
  /** terms of the index that were found there */
  readonly terms: readonly string[];
}

export interface Group {
  readonly path: string;
  readonly number: string;
  readonly title: string;
  readonly texts: string;
  /** best first */
  readonly hits: readonly Hit[];
}

export interface Found {
  /** entries of the glossary first, then sections, best first */
  readonly groups: readonly Group[];
  /** places found, shown or not */
  readonly count: number;
}

/** What an occurrence is worth in a title or among names, beside one in the text. */
const TITLE = 4;
/** Long texts count little less than short ones: a paragraph that introduces four terms is no worse for each. */
const BM25 = { k: 0.9, b: 0.3, d: 0.3 };
/**
 * Letters that what is typed may have more than a stem: « entrainemen », « entrain ». A few at first; half of them
 * when nothing else is found: « quantificaton », « quantif ».
 */
const [MORE, SHORTEST] = [4, 4];
/** What the hits of a section add to its best one, in order: a section that speaks of it everywhere comes first. */
const SHARES = [1, 0.8, 0.65, 0.5, 0.4, 0.3];
/** The place of a thing itself before a place that mentions it. */
const OF_KIND: Readonly<Record<Kind, number>> = { heading: 1.6, term: 1.2, lab: 1.1, exercise: 0.6, block: 1 };
/** What the heading over a place adds when it has all the words, and what the exact name of a thing does. */
const [HEADED, NAMED] = [0.5, 3];
/** What the title of a section is worth, and a passage with the term of the glossary for the alias that was typed. */
const [OF_TITLE, MEANT] = [2.5, 1];
/** share of the best section's worth from which another is about as good */
const ALIKE = 0.8;
/** letters a word needs for one that differs by a letter to count, and the share of its letters that may differ */
const [FUZZY_FROM, FUZZY] = [4, 0.22];

interface Match {
  readonly score: number;
  readonly terms: readonly string[];
  /** words of the query in its title or among its names */
  readonly titled: number;
}
type Matches = ReadonlyMap<number, Match>;

function ask({ search }: BookIndex, terms: readonly string[], how: SearchOptions): Matches {
  const results = search.search(terms.join(' '), {
    combineWith: 'OR',
    boost: { title: TITLE },
    bm25: BM25,
    weights: { fuzzy: 0.3, prefix: 0.4 },
    ...how,
  });
  return new Map(
    results.map(({ id, score, terms: found, match }) => {
      const titled = Object.values(match).some((fields) => fields.includes('title')) ? 1 : 0;
      return [id as number, { score, terms: found, titled }];
    }),
  );
}

/** Where a word is; `typing`: more letters of it may come. Other spellings only where this one is nowhere. */
function matchesOf(book: BookIndex, words: Analyser, word: string, typing: boolean): Matches {
  const terms = words.typed(word);
  const [whole = ''] = terms;
  const exact = ask(book, terms, { prefix: (term) => typing && term === whole });
  if (exact.size > 0) return exact;
  const begun = (most: number): Matches => {
    for (let less = 1; less <= most && whole.length - less >= SHORTEST; less += 1) {
      const found = ask(book, [whole.slice(0, -less)], {});
      if (found.size > 0) return found;
    }
    return exact;
  };
  const few = typing ? begun(MORE) : exact;
  if (few.size > 0 || whole.length < FUZZY_FROM) return few;
  // hardly anyone mistakes the first letter
  const fuzzy = ask(book, terms, { fuzzy: FUZZY, boostDocument: (_, term) => (term[0] === whole[0] ? 1 : 0) });
  return fuzzy.size > 0 ? fuzzy : begun(Math.floor(whole.length / 2));
}

interface Counted extends Match {
  /** words of the query that are there */
  readonly words: number;
}

function combined(all: readonly Matches[]): ReadonlyMap<number, Counted> {
  const sums = new Map<number, Counted>();
  for (const matches of all) {
    for (const [id, { score, terms, titled }] of matches) {
      const sum = sums.get(id) ?? { score: 0, terms: [], titled: 0, words: 0 };
      const both = [...sum.terms, ...terms];
      sums.set(id, { score: sum.score + score, terms: both, titled: sum.titled + titled, words: sum.words + 1 });
    }
  }
  return sums;
}

function worthOf(hits: readonly Hit[]): number {
  return hits.slice(0, SHARES.length).reduce((sum, { score }, at) => sum + score * (SHARES[at] ?? 0), 0);
}

/** Best first; among those about as good, the one that is read first: it introduces what the others use. */
function inOrder(groups: readonly Group[]): readonly Group[] {
  const worths = new Map(groups.map((group) => [group, worthOf(group.hits)]));
  const best = Math.max(...worths.values());
  const good = groups.filter((group) => (worths.get(group) ?? 0) >= ALIKE * best);
  const others = groups.filter((group) => !good.includes(group));
  return others.length === 0 ? good : [...good, ...inOrder(others)];
}

/** Places with most of the words. */
function passages(book: BookIndex, words: Analyser, query: string): ReadonlyMap<number, Counted> {
  const typed = [...wordsOf(query)];
  const meant = typed.filter(({ text }) => !words.isSmall(text));
  const last = /\s$/.test(query) ? undefined : typed.at(-1);
  const all = combined(meant.map((word) => matchesOf(book, words, word.text, word === last)));
  const most = Math.max(0, ...[...all.values()].map((match) => match.words));
  return new Map([...all].filter(([, match]) => match.words === most));
}

const plain = (title: string) => fold(title.replace(/\(.*\)/, '').replaceAll('’', "'")).trim();

/** The term of the glossary that what is typed may be another name of. */
function meantBy(places: readonly Place[], found: ReadonlyMap<number, Counted>, named: Matches): number | undefined {
  const terms = [...found].filter(([id, { titled, words }]) => places[id]?.kind === 'term' && titled === words);
  const worth = ([id, { score }]: (typeof terms)[number]) => score * (named.has(id) ? NAMED : 1);
  return terms.sort((a, b) => worth(b) - worth(a))[0]?.[0];
}

/** What is typed, and, where the book calls it otherwise, what the book calls it. */
function meanings(book: BookIndex, words: Analyser, query: string, named: Matches): ReadonlyMap<number, Match> {
  const places = book.pages.flatMap((page) => page.places);
  const typed = passages(book, words, query);
  const found = new Map<number, Match>(typed);
  const id = meantBy(places, typed, named) ?? -1;
  const title = places[id]?.title.replace(/\(.*\)/, '') ?? '';
  const own = new Set([...wordsOf(title)].flatMap(({ text }) => words.terms(text)));
  if (typed.get(id)?.terms.some((term) => own.has(term))) return found;
  for (const [place, match] of passages(book, words, `${title} `)) {
    const before = found.get(place) ?? { score: 0, terms: [], titled: 0 };
    const terms = [...before.terms, ...match.terms];
    found.set(place, { ...before, score: before.score + MEANT * match.score, terms });
  }
  return found;
}

export function find(book: BookIndex, words: Analyser, query: string): Found {
  const named = ask(book, [words.name(query)], {}); // nothing when the query is no such name
  const matches = meanings(book, words, query, named);
  const groups: Group[] = [];
  let [first, count] = [0, 0];
  for (const { places, ...page } of book.pages) {
    let [under, headed] = ['', 1];
    const hits: Hit[] = [];
    for (const [rank, place] of places.entries()) {
      const match = matches.get(first + rank);
      if (place.kind === 'heading') headed = match && place.anchor !== '' ? 1 + HEADED : 1;
      if (match) {
        const exactly = named.has(first + rank) || (place.title !== '' && plain(place.title) === plain(query));
        const kind = place.anchor === '' ? OF_TITLE : OF_KIND[place.kind];
        const score = match.score * kind * headed * (exactly ? NAMED : 1);
        hits.push({ place, under, rank, score, terms: [...new Set(match.terms)] });
      }
      if (place.kind === 'heading') under = place.title;
    }
    first += places.length;
    count += hits.length;
    if (hits.length > 0) groups.push({ ...page, hits: hits.sort((a, b) => b.score - a.score) });
  }
  const isGlossary = ({ number }: Group) => number === '';
  return { groups: [...groups.filter(isGlossary), ...inOrder(groups.filter((group) => !isGlossary(group)))], count };
}
