/** Bytes as the reader's language writes them, without a decimal that says nothing: « 80 Go », « 54,4 Go ». */
import { formatBytes, type Locale } from '@kit/i18n/index.ts';

export const sizeText = (locale: Locale, bytes: number): string =>
  formatBytes(locale, bytes).replace(/[.,]0(?=\u00a0)/, '');
