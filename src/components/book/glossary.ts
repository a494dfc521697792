/** The glossary as pages use it. */
import { getCollection } from 'astro:content';
import type { Locale, Localized } from '@kit/i18n/index.ts';

export interface Wording {
  readonly term: string;
  /** « FLOP », when the language also uses one */
  readonly abbreviation?: string | undefined;
  /** other names that a reader may look for */
  readonly aliases?: readonly string[] | undefined;
  readonly definition: string;
}

export interface GlossaryEntry extends Localized<Wording> {
  readonly id: string;
}

/** Every entry, by id. */
export async function glossary(): Promise<ReadonlyMap<string, GlossaryEntry>> {
  return new Map((await getCollection('glossary')).map(({ data }) => [data.id, data]));
}

/** In alphabetical order of the language. */
export async function sortedGlossary(locale: Locale): Promise<readonly GlossaryEntry[]> {
  return [...(await glossary()).values()].sort((a, b) => a[locale].term.localeCompare(b[locale].term, locale));
}

/** Heading letter of an entry: accents and signs do not make a letter of their own. */
export function initial(term: string): string {
  const letter = /\p{L}|\p{N}/u.exec(term.normalize('NFD'))?.[0] ?? '#';
  return letter.toUpperCase();
}
