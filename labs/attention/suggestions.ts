/**
 * Sentences worth trying. The first three are whole words whose likeliest continuations are whole words too (measured
 * in
 * `recorded.test.ts`); the third also repeats itself, which shows heads that copy; the last one has words cut in
 * pieces.
 */
import type { Localized } from '@kit/i18n/index.ts';

export const SUGGESTIONS: Localized<readonly string[]> = {
  fr: [
    'La mère prit son enfant dans ses',
    'Elle prit la main de sa',
    'La reine regarda le roi ; la reine regarda le',
    'Où l’été s’achève, la forêt',
  ],
  en: [
    'The king and the',
    'She opened the door and went into the',
    'The girl looked at the king; the girl looked at the',
    'Mrs Reynolds greeted Mr Lennox; Mrs Reynolds greeted Mr',
  ],
};
