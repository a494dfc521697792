/** Prompts on which the manner of each task shows; the first of each is what its run begins with. */
import type { Localized } from '@kit/i18n/index.ts';
import type { LessonId } from './state.ts';

export type Prompts = Readonly<Record<LessonId, readonly [string, ...string[]]>>;

const ENGLISH_TO_FRENCH = ['She was very beautiful, and', 'He had never seen the king.'] as const;
const FRENCH = ['Le petit garçon prit la main de sa mère', 'Elle ouvrit la porte et'] as const;
const ENGLISH = ['The little boy took the hand of his mother', 'She opened the door and'] as const;

export const PROMPTS: Localized<Prompts> = {
  fr: {
    telegramme: ['Je partirai demain pour Londres', 'Mon cher ami, je suis arrivé hier soir'],
    theatre: ['Elle regarda son père en silence.', 'Le comte entra dans le salon.'],
    francais: ENGLISH_TO_FRENCH,
    texts: FRENCH,
    pairs: FRENCH,
  },
  en: {
    telegramme: ['I shall leave for Paris to-morrow', 'She received a letter from her brother.'],
    theatre: ['The doctor sat down by the fire.', 'She looked at her father in silence.'],
    francais: ENGLISH_TO_FRENCH,
    texts: ENGLISH,
    pairs: ENGLISH,
  },
};
