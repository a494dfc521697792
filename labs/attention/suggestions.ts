/** Sentences worth trying; the last one of each language repeats itself, which shows heads that copy. */
import type { Localized } from '@kit/i18n/index.ts';

export const SUGGESTIONS: Localized<readonly string[]> = {
  fr: [
    'Le chat dort sur le',
    'Elle ouvrit la porte et entra dans la',
    'Où l’été s’achève, la forêt',
    'Madame Renaud salua monsieur Lenoir ; madame Renaud salua monsieur',
  ],
  en: [
    'The cat sleeps on the',
    'She opened the door and went into the',
    'Once upon a time there was',
    'Mrs Reynolds greeted Mr Lennox; Mrs Reynolds greeted Mr',
  ],
};
