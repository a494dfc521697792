/** What a head looks at, as a sentence fragment in the reader's language. */
import { formatFixed, formatPercent, type Locale } from '@kit/i18n/index.ts';
import type { MapSummary } from './patterns.ts';
import { STRINGS } from './strings/index.ts';

export function summaryText(locale: Locale, summary: MapSummary | null): string {
  const s = STRINGS[locale].patterns;
  if (!summary) return s.none;
  if (summary.pattern === 'broad') return s.broad(formatFixed(locale, summary.breadth, 1));
  return s[summary.pattern](formatPercent(locale, summary.share, 0));
}
