import type { Locale } from '../i18n/index.ts';
import { interpolate, type Values } from '../i18n/interpolate.ts';

/** A text of markup as a sentence says it, in a table or a file. */
export const plainMarkup = (locale: Locale, text: string, values: Values = {}): string =>
  interpolate(locale, text.replaceAll(/[`*$]/g, ''), values);
