/** Numbers of the lab as the reader's language writes them. */
import { type Comparison, type Counted, comparisons } from '@kit/formulas/published-memory.ts';
import { formatBytes, formatNumber, formatPercent, type Locale } from '@kit/i18n/index.ts';
import { STRINGS } from './strings/index.ts';

/** Without a decimal that says nothing: « 80 Go », « 54,4 Go ». */
export const sizeText = (locale: Locale, bytes: number): string =>
  formatBytes(locale, bytes).replace(/[.,]0(?=\u00a0)/, '');

const WRITTEN = { bytes: sizeText, share: formatPercent, count: formatNumber } as const;

/** Case, ours, theirs, gap. */
export const comparedRows = (locale: Locale, file: Counted, which: (one: Comparison) => boolean): string[][] =>
  comparisons(file)
    .filter(which)
    .map(({ id, unit, ours, theirs }) => {
      const gap = ours / theirs - 1;
      // half of what one decimal shows is no gap, and has no sign
      const said = formatPercent(locale, Math.abs(gap) < 5e-4 ? 0 : gap);
      return [STRINGS[locale].cases[id], WRITTEN[unit](locale, ours), WRITTEN[unit](locale, theirs), said];
    });
