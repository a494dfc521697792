import type { Locale, Localized, Strings } from '@kit/i18n/index.ts';
import en from './en.ts';
import fr from './fr.ts';

const STRINGS: Localized<Strings<typeof fr>> = { fr, en };

/** Sentences of the shell (navigation, captions, controls) in one language. */
export function strings(locale: Locale): Strings<typeof fr> {
  return STRINGS[locale];
}
