/** Sentences worth trying: a word that only what follows gives away, an agreement at a distance, a repetition. */
import type { Localized } from '@kit/i18n/index.ts';

export const SUGGESTIONS: Localized<readonly string[]> = {
  fr: [
    'Le petit garçon prit la main de sa mère et sortit de la maison.',
    'Il ferma la porte à clef et descendit l’escalier.',
    'Elle mit son chapeau sur la tête et regarda par la fenêtre.',
    'Madame Renaud salua monsieur Lenoir ; madame Renaud salua monsieur Lenoir.',
  ],
  en: [
    'The little boy took his mother’s hand and left the house.',
    'He locked the door with the key and went down the stairs.',
    'She put her hat on her head and looked out of the window.',
    'Mrs Reynolds greeted Mr Lennox; Mrs Reynolds greeted Mr Lennox.',
  ],
};
