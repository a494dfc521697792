/** What was typed as one text, and the language it was typed in. */
import { isLocale, type Locale } from '../i18n/index.ts';

export interface Typed {
  readonly locale: Locale;
  readonly text: string;
}

/** A draft or an answer of unknown origin; null when it is none, or longer than `longest` characters. */
export function readTyped(value: unknown, longest: number): Typed | null {
  if (typeof value !== 'object' || value === null) return null;
  const { locale, text } = value as Readonly<Record<string, unknown>>;
  return isLocale(locale) && typeof text === 'string' && text.length <= longest ? { locale, text } : null;
}
