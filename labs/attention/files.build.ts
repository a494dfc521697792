/** Beside the recorded result: its maps as one picture, which shows before any script, and its vectors and logits. */
import { LOCALES } from '@kit/i18n/index.ts';
import { detailsName, pictureName, record } from './recorded.ts';

export const files = Object.fromEntries(
  LOCALES.flatMap((locale) => [
    [pictureName(locale), async () => (await record(locale)).picture],
    [detailsName(locale), async () => (await record(locale)).details],
  ]),
);
