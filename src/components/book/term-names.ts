/** The names under which a reader may look for an entry of the glossary. */
import { LOCALES, type Locale } from '@kit/i18n/index.ts';
import type { GlossaryEntry } from './glossary.ts';

export interface Name {
  readonly name: string;
  readonly language: Locale;
  /** the glossary files the entry under another name */
  readonly alias: boolean;
}

/** Term, abbreviation and aliases, the page’s language first; a name that both languages share is listed once. */
export function namesOf(entry: GlossaryEntry, locale: Locale): readonly Name[] {
  const main = entry[locale].term;
  const languages = [locale, ...LOCALES.filter((other) => other !== locale)];
  const names = languages.flatMap((language) => {
    const { term, abbreviation, aliases = [] } = entry[language];
    return [term, ...(abbreviation ? [abbreviation] : []), ...aliases].map((name) => ({ name, language }));
  });
  const known = new Set<string>();
  return names
    .filter(({ name }) => !known.has(name.toLowerCase()) && known.add(name.toLowerCase()))
    .map(({ name, language }) => ({ name, language, alias: name !== main }));
}
