/** The index of terms: every name, in both languages, under which a reader may look for something, and where it is. */
import type { Locale } from '@kit/i18n/index.ts';
import { type GlossaryEntry, glossary } from './glossary.ts';
import { sources } from './labels.ts';
import { type Name, namesOf } from './term-names.ts';
import { type Use, usesIn } from './term-uses.ts';

export interface IndexRow extends Name {
  readonly entry: GlossaryEntry;
  readonly uses: readonly Use[];
}

/** In alphabetical order of the language, the names of both. */
export async function indexOfTerms(locale: Locale): Promise<readonly IndexRow[]> {
  const uses = usesIn(sources(locale));
  return [...(await glossary()).values()]
    .flatMap((entry) => namesOf(entry, locale).map((name) => ({ ...name, entry, uses: uses.get(entry.id) ?? [] })))
    .sort((a, b) => a.name.localeCompare(b.name, locale));
}
