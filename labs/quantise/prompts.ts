/** Sentences that the two decoders continue; the first is the one of the beginning. */
import type { Localized } from '@kit/i18n/index.ts';

export const PROMPTS: Localized<readonly [string, ...string[]]> = {
  fr: [
    'Le petit garçon prit la main de sa mère et',
    'Il était une fois une petite fille',
    'Elle ouvrit la porte de la',
    'La vieille dame regarda par la fenêtre',
  ],
  en: [
    'The little boy took the hand of his mother and',
    'Once upon a time there was a',
    'She opened the door of the',
    'The old lady looked out of the window',
  ],
};
