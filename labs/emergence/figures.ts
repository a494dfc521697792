/** Numbers of this lab as the reader's language writes them. */
import { decimal } from '@kit/i18n/figures.ts';
import { formatNumber, formatPercent, type Locale, type Localized } from '@kit/i18n/index.ts';
import type { Measure } from './log.ts';

const THOUSANDS: Localized = { fr: '\u00a0k', en: 'k' };
const MILLIONS: Localized = { fr: '\u00a0M', en: 'M' };

/** « 9,94 k », « 1,26 M ». */
export function count(locale: Locale, parameters: number): string {
  const [unit, mark] = parameters < 1e6 ? [1e3, THOUSANDS] : [1e6, MILLIONS];
  return formatNumber(locale, parameters / unit, { maximumSignificantDigits: 3 }) + mark[locale];
}

export const percent = (locale: Locale, share: number): string => formatPercent(locale, share, 1);

/** A measure as its axis and its sentences write it. */
export const measured = (locale: Locale, measure: Measure, value: number): string =>
  measure === 'likelihood' ? decimal(locale, value, 2) : percent(locale, value);

/** A value of the reader's own measure. */
export const own = (locale: Locale, value: number): string =>
  formatNumber(locale, value, { maximumSignificantDigits: 4 }).replace('-', '−');
