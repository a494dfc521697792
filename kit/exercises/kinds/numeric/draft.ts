/** The draft of a numeric answer, shown in the language of the page whatever language it was typed in. */
import type { Locale } from '../../../i18n/index.ts';
import { echoNumber, parseNumber } from '../../number.ts';
import { readAnswer } from './answer.ts';
import { type NumericSpec, unitsOf } from './spec.ts';

export function draftTexts(spec: NumericSpec, draft: unknown, locale: Locale): string[] {
  const read = readAnswer(draft);
  return spec.fields.map((_, i) => {
    const text = read?.texts[i] ?? '';
    if (!read || read.locale === locale) return text;
    const number = parseNumber(text, read.locale, unitsOf(spec.fields[i]));
    return number ? echoNumber(locale, number) : text;
  });
}

/** Digits alone, as both languages read them: nothing to explain. */
export function isPlain(text: string): boolean {
  return /^\s*[+-]?\d{1,4}\s*$/.test(text);
}
