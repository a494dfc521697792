/** Brings what a search needs: the index of this version of the book in the page's language, its words, its texts. */
import { DEFAULT_LOCALE, isLocale, type Locale } from '@kit/i18n/index.ts';
import { type BookIndex, type IndexFile, unpackIndex } from './index-file.ts';
import type fr from './strings/fr.ts';
import { type Analyser, analyserOf } from './words.ts';

const strings: Readonly<Record<Locale, () => Promise<{ readonly default: typeof fr }>>> = {
  fr: () => import('./strings/fr.ts'),
  en: () => import('./strings/en.ts') as Promise<{ readonly default: typeof fr }>,
};

export function pageLocale(): Locale {
  const { locale } = document.documentElement.dataset;
  return isLocale(locale) ? locale : DEFAULT_LOCALE;
}

export async function loadStrings(): Promise<typeof fr> {
  return (await strings[pageLocale()]()).default;
}

async function json<T>(address: string): Promise<T> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json() as Promise<T>;
}

export interface Loaded {
  readonly book: BookIndex;
  readonly words: Analyser;
}

/** `address` of the index, as the page says it. */
export async function loadIndex(address: string): Promise<Loaded> {
  const [file, words] = await Promise.all([json<IndexFile>(address), analyserOf(pageLocale())]);
  return { book: unpackIndex(file), words };
}

const texts = new Map<string, Promise<readonly string[]>>();

/** Text of every place of a page, asked for once; `name` of the file beside the index. */
export function loadTexts(index: string, name: string): Promise<readonly string[]> {
  const known = texts.get(name);
  if (known) return known;
  const asked = json<readonly string[]>(index.replace(/[^/]*$/, name));
  texts.set(name, asked);
  asked.catch(() => texts.delete(name));
  return asked;
}
