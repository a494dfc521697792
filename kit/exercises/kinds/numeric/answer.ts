import { isLocale, type Locale } from '../../../i18n/index.ts';

/** What was typed, and the language it was typed in: « 1,234 » is not the same number in both. */
export interface NumericAnswer {
  readonly locale: Locale;
  readonly texts: readonly string[];
}

/** characters that a field keeps, far more than a number has: a longer text is cut, and must not be read as a number */
export const LONGEST = 1000;

/** A stored draft or an answer, checked by hand: a validator would weigh more than the exercise. */
export function readAnswer(value: unknown): NumericAnswer | null {
  if (typeof value !== 'object' || value === null) return null;
  const { locale, texts } = value as { locale?: unknown; texts?: unknown };
  const isNumberText = (text: unknown): text is string => typeof text === 'string' && text.length <= LONGEST;
  return isLocale(locale) && Array.isArray(texts) && texts.every(isNumberText) ? { locale, texts } : null;
}
