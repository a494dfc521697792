/** Why an image could not come in, as a sentence that says what to do. */
import { formatBytes, formatNumber, type Locale } from '@kit/i18n/index.ts';
import { ImageError, MAX_BYTES, MAX_PIXELS } from '@kit/images/check.ts';
import { STRINGS } from '../strings/index.ts';

const MILLION = 1_000_000;

/** null: the error is not about an image. */
export function intakeMessage(locale: Locale, error: unknown): string | null {
  if (!(error instanceof ImageError)) return null;
  const s = STRINGS[locale].refusal;
  const { refusal } = error;
  const millions = (pixels: number) => formatNumber(locale, Math.round(pixels / MILLION));
  switch (refusal.code) {
    case 'empty':
      return s.empty;
    case 'not-image':
      return s.notImage;
    case 'damaged':
      return s.damaged;
    case 'unreadable':
      return s.unreadable;
    case 'disturbed':
      return s.disturbed;
    case 'unsupported':
      return s.unsupported(refusal.format);
    case 'too-heavy':
      return s.tooHeavy(formatBytes(locale, refusal.bytes), formatBytes(locale, MAX_BYTES));
    case 'too-large':
      return s.tooLarge(millions(refusal.pixels), millions(MAX_PIXELS));
  }
}
