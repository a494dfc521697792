import type { Locale, Localized, Strings } from '@kit/i18n/index.ts';
import adaptationEn from './adaptation/en.ts';
import adaptationFr from './adaptation/fr.ts';
import foundationsEn from './foundations/en.ts';
import foundationsFr from './foundations/fr.ts';
import systemsEn from './systems/en.ts';
import systemsFr from './systems/fr.ts';

/** The words of all the diagrams, one folder per part of the book. */
const fr = { ...foundationsFr, ...systemsFr, ...adaptationFr };
export type DiagramStrings = Strings<typeof fr>;
const STRINGS: Localized<DiagramStrings> = { fr, en: { ...foundationsEn, ...systemsEn, ...adaptationEn } };

export function diagramStrings(locale: Locale): DiagramStrings {
  return STRINGS[locale];
}

/** The example sentence, one word per token. */
export function sentence(locale: Locale): readonly string[] {
  return Object.values(STRINGS[locale].sentence);
}
