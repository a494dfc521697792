/**
 * How a text becomes the words of the index, when the book is built and when a reader types: accents, capitals,
 * ligatures and elisions do not count, inflections of a word are one word (Snowball's stems), small words are left out.
 */
import type { Locale } from '@kit/i18n/index.ts';
import { fold } from './fold.ts';

export interface Language {
  /** of a word in small letters, accents kept: French rules need them */
  readonly stem: (word: string) => string;
  readonly stopwords: readonly string[];
}

/** A word of a text, and where it stands there, in UTF-16 units. */
export interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const languages: Readonly<Record<Locale, () => Promise<Language>>> = {
  fr: async () => {
    const [{ stemmer }, { stopwords }] = await Promise.all([
      import('@orama/stemmers/french'),
      import('@orama/stopwords/french'),
    ]);
    return { stem: stemmer, stopwords };
  },
  en: async () => {
    const [{ stemmer }, { stopwords }] = await Promise.all([
      import('@orama/stemmers/english'),
      import('@orama/stopwords/english'),
    ]);
    return { stem: stemmer, stopwords };
  },
};

/** Soft hyphens, zero-width spaces and word joiners: where a line may or may not break. */
const INVISIBLE = '\\u00AD\\u200B\\u2060';
const LETTERS = `[\\p{L}\\p{M}\\p{N}${INVISIBLE}]+`;
/** « 55.1.1 », « 0,12 »; « auto-attention », « GPT-2 » */
const WORD = new RegExp(`\\p{N}+(?:[.,]\\p{N}+)+|${LETTERS}(?:[-‑]${LETTERS})*`, 'gu');
const BETWEEN = new RegExp(`[${INVISIBLE}]`, 'gu');
/** « l’ », « qu’ », « lorsqu’ » */
const ELIDED = /^(?:\p{L}|\p{L}*qu)$/iu;

export function* wordsOf(text: string): Generator<Word> {
  for (const { 0: found, index: start } of text.matchAll(WORD)) {
    const end = start + found.length;
    if (/['’]/.test(text[end] ?? '') && ELIDED.test(found)) continue;
    yield { text: found.replaceAll(BETWEEN, '').toLowerCase(), start, end };
  }
}

export interface Analyser {
  /** terms of the index for a word of a text, « auto-attention » has three: its parts, and both in one */
  readonly terms: (word: string) => readonly string[];
  /** the same for a word that a reader typed, perhaps without its accents: all that may be in the index */
  readonly typed: (word: string) => readonly string[];
  readonly isSmall: (word: string) => boolean;
  /** the term of the index that stands for a name of one word, and not for a word of a name; '' for others */
  readonly name: (text: string) => string;
}

/** Numbers that nobody looks for: the results of an example. Years and sections are words. */
const IDLE_NUMBER = /^(?!\p{N}{4}$|\p{N}+\.\p{N}+(?:\.\p{N}+)?$)[\p{N}.,]+$/u;
/** letters up to which a word stays as it is */
const UNSTEMMED = 3;

/** « modele », « entrainee »: an accent left out changes what the rules see at the end of a word, and there alone. */
const accented = (word: string) => word.replace(/e(e?s?)$/, 'é$1');

export function analyser({ stem, stopwords }: Language): Analyser {
  const small = new Set(stopwords.map(fold));
  const isSmall = (word: string) => word.length < 2 || IDLE_NUMBER.test(word) || small.has(fold(word));
  // acronyms: the rules would make « mo » of « MoE »
  const term = (word: string) => fold(word.length <= UNSTEMMED ? word : stem(word.normalize('NFC')));
  const parts = (word: string) => {
    const split = word.split(/[-‑]/);
    return split.length > 1 ? [...split, split.join('')] : split;
  };
  const terms = (word: string) =>
    parts(word)
      .filter((part) => !isSmall(part))
      .map(term);
  return {
    terms,
    isSmall,
    name: (text) => {
      const [term, ...others] = [...wordsOf(text)].flatMap(({ text: word }) => terms(word));
      return term && others.length === 0 ? `=${term}` : '';
    },
    typed: (word) => [...new Set([word, accented(word), word.replace(/[sx]$/, ''), `${word}s`].flatMap(terms))],
  };
}

export async function analyserOf(locale: Locale): Promise<Analyser> {
  return analyser(await languages[locale]());
}
