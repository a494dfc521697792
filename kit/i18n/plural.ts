/**
 * The mark of the plural after a written count: « 1 jeton », « 1,4 jeton », « 2 jetons », “1 token”, “0 tokens”.
 * Strings import it by its path: the measurements read them in plain Node, which knows no alias.
 */
import type { Locale, Localized } from './index.ts';

/** French counts all that is below 2 in the singular, English 1 only. */
const SINGULAR: Localized<RegExp> = { fr: /^[01](,\d+)?$/, en: /^1$/ };

/** `written`: the count as the language writes it, since strings receive their numbers written. */
export function plural(locale: Locale, written: string, mark = 's'): string {
  return SINGULAR[locale].test(written) ? '' : mark;
}
