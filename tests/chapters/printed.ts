/** Worked numbers of a chapter: that a value rounds to what is printed, and that both languages print it. */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';

const THIN = '\u202F';

/** Whether the number stands in the text on its own, not inside a longer one. */
const holds = (text: string, number: string) =>
  new RegExp(`(?<![\\d.,}\\u202F])${number.replaceAll(/[.{}\\]/g, '\\$&')}(?!\\d|\\u202F\\d|[.,]\\d)`).test(text);

/**
 * A checker for one chapter. `english` is the number as English prose writes it (12,288 or 0.09); `decimals` how many
 * decimals it keeps. French may write it as prose (12 288; 0,09) or as a formula (12\,288; 0{,}09).
 */
export function printedIn(slug: string) {
  const [fr, en] = ['fr', 'en'].map((locale) => readFileSync(`content/${locale}/${slug}.mdx`, 'utf8')) as [
    string,
    string,
  ];
  return (value: number, english: string, decimals: number) => {
    expect(value.toFixed(decimals)).toBe(english.replaceAll(',', ''));
    const [whole = '', fraction] = english.split('.');
    const french = (thousands: string, comma: string) =>
      whole.replaceAll(',', thousands) + (fraction ? comma + fraction : '');
    const forms = [french(THIN, ','), french('\\,', '{,}')];
    expect(
      forms.some((form) => holds(fr, form)),
      `${forms.join(' or ')} in French`,
    ).toBe(true);
    expect(holds(en, english) || holds(en, english.replaceAll(',', '{,}')), `${english} in English`).toBe(true);
  };
}
