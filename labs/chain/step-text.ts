/** « 1 étape », « 4 étapes ». */
import { formatNumber, type Locale } from '@kit/i18n/index.ts';
import { STRINGS } from './strings/index.ts';

export function stepText(locale: Locale, count: number): string {
  const { stepsOne, steps } = STRINGS[locale].depth;
  return (count === 1 ? stepsOne : steps)(formatNumber(locale, count));
}
