/** The draft of a numeric answer, shown in the language of the page whatever language it was typed in. */
import type { Locale } from '../../../i18n/index.ts';
import { echoNumber, parseNumber } from '../../number.ts';
import { answerSchema } from './answer.ts';
import type { NumericSpec } from './spec.ts';

export function draftTexts(spec: NumericSpec, draft: unknown, locale: Locale): string[] {
  const parsed = answerSchema.safeParse(draft);
  return spec.fields.map((_, i) => {
    const text = parsed.success ? (parsed.data.texts[i] ?? '') : '';
    if (!parsed.success || parsed.data.locale === locale) return text;
    const number = parseNumber(text, parsed.data.locale);
    return number ? echoNumber(locale, number) : text;
  });
}

/** Digits alone, as both languages read them: nothing to explain. */
export function isPlain(text: string): boolean {
  return /^\s*[+-]?\d{1,4}\s*$/.test(text);
}
