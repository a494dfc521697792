import type { Locale, Localized, Strings } from '@kit/i18n/index.ts';
import en from './en.ts';
import fr from './fr.ts';

export type DiagramStrings = Strings<typeof fr>;
const STRINGS: Localized<DiagramStrings> = { fr, en };

export function diagramStrings(locale: Locale): DiagramStrings {
  return STRINGS[locale];
}

/** The example sentence, one word per token. */
export function sentence(locale: Locale): readonly string[] {
  return Object.values(STRINGS[locale].sentence);
}
