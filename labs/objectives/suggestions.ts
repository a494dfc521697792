/** Sentences worth trying: a word that only what follows gives away, an agreement at a distance, a repetition. */
import type { Localized } from '@kit/i18n/index.ts';

export const SUGGESTIONS: Localized<readonly string[]> = {
  fr: [
    'Elle regarda la mer, puis elle entra dans la maison.',
    'Le matin, la mère entra dans la chambre du petit garçon.',
    'Il ferma la porte à clef et descendit l’escalier.',
    'Madame Renaud salua monsieur Lenoir ; madame Renaud salua monsieur Lenoir.',
  ],
  en: [
    'The young man took her hand and looked into her eyes.',
    'The little boy took his mother’s hand and left the house.',
    'He locked the door with the key and went down the stairs.',
    'Mrs Reynolds greeted Mr Lennox; Mrs Reynolds greeted Mr Lennox.',
  ],
};
