/** Numbers of this lab as the reader's language writes them. */
import { decimal, scientific } from '@kit/i18n/figures.ts';
import { formatNumber, formatPercent, type Locale, type Localized } from '@kit/i18n/index.ts';
import type { Interval } from '@kit/math/bootstrap.ts';

const UNITS: Localized<readonly string[]> = {
  fr: ['', '\u00a0k', '\u00a0M', '\u00a0Md'],
  en: ['', 'k', 'M', 'bn'],
};

/** A count that may be large: « 1,26 M », « 1 330 Md » (never billions, which the languages do not count alike). */
export function large(locale: Locale, value: number, significant = 3): string {
  if (value >= 1e15) return scientific(locale, value, significant);
  const rounded = Number(value.toPrecision(significant));
  const power = rounded < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(rounded) / 3 + 1e-9));
  const text = formatNumber(locale, rounded / 1000 ** power, { maximumSignificantDigits: significant });
  return text + UNITS[locale][power];
}

/** Three significant digits, whatever the magnitude. */
export function coefficient(locale: Locale, value: number): string {
  if (value !== 0 && (value < 1e-3 || value >= 1e6)) return scientific(locale, value, 3);
  return formatNumber(locale, value, { maximumSignificantDigits: 4 });
}

/** « [1,74 ; 1,81] ». */
export function bounds({ low, high }: Interval, write: (value: number) => string, locale: Locale): string {
  return locale === 'fr' ? `[${write(low)}\u202f; ${write(high)}]` : `[${write(low)}, ${write(high)}]`;
}

/** « +2,1 % », « −4,5 % ». */
export function signed(locale: Locale, part: number): string {
  const text = formatPercent(locale, Math.abs(part));
  return Math.abs(part) < 5e-4 ? text : `${part < 0 ? '−' : '+'}${text}`;
}

export const loss = (locale: Locale, value: number): string => decimal(locale, value, 3);
