/** « dans 2 jours »: a delay in the largest unit that says it well. */
import type { Locale } from '../i18n/index.ts';
import { interpolate } from '../i18n/interpolate.ts';
import { REVISION_STRINGS } from './strings/index.ts';

const [MINUTE, DAY] = [60_000, 86_400_000];
const [MONTH, YEAR] = [30.44, 365.25];

/** @param delay ms */
export function delayText(locale: Locale, delay: number): string {
  const s = REVISION_STRINGS[locale];
  const say = (text: string, count: number) => interpolate(locale, text, { count: Math.max(1, Math.round(count)) });
  if (delay < DAY / 2) return say(s.minutes, delay / MINUTE);
  const days = delay / DAY;
  if (days < 45) return say(s.days, days);
  return days < 1.5 * YEAR ? say(s.months, days / MONTH) : say(s.years, days / YEAR);
}

/** Whole minutes of some seconds: one at least where there is anything. */
export const minutesOf = (seconds: number): number => (seconds > 0 ? Math.max(1, Math.round(seconds / 60)) : 0);
