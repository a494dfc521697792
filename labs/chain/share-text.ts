/** Shares with their intervals, as the reader's language writes them. */
import { formatNumber, formatPercent, type Locale } from '@kit/i18n/index.ts';
import type { Proportion } from '@kit/math/proportion.ts';
import { STRINGS } from './strings/index.ts';

/** Without decimals, but for what these would round to nothing or to all. */
export function percent(locale: Locale, share: number): string {
  const whole = Math.round(share * 100);
  const hides = (whole === 0 && share > 0) || (whole === 100 && share < 1);
  return formatPercent(locale, share, hides ? 1 : 0);
}

/** « 92 % (de 75 % à 98 %) » */
export function withInterval(locale: Locale, { share, low, high }: Proportion): string {
  return STRINGS[locale].study.interval(percent(locale, share), percent(locale, low), percent(locale, high));
}

/** « 92 % (de 75 % à 98 %), 23 sur 25 » */
export function withCount(locale: Locale, value: Proportion): string {
  const counted = STRINGS[locale].study.counted(formatNumber(locale, value.right), formatNumber(locale, value.count));
  return `${withInterval(locale, value)}, ${counted}`;
}
