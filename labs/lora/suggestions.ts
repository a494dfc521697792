/** Prompts on which the manner of each adapter shows; the first of each is what the lab opens with. */
import type { Localized } from '@kit/i18n/index.ts';

/** By task, as in the names of the adapters' folders. */
export type Suggestions = Readonly<Record<string, readonly [string, ...string[]]>>;

const ENGLISH_TO_FRENCH = ['She was very beautiful, and', 'He had never seen the king.'] as const;

export const SUGGESTIONS: Localized<Suggestions> = {
  fr: {
    telegramme: ['Je partirai demain pour Londres', 'Mon cher ami, je suis arrivé hier soir'],
    theatre: ['Elle regarda son père en silence.', 'Le comte entra dans le salon.'],
    francais: ENGLISH_TO_FRENCH,
  },
  en: {
    telegramme: ['I shall leave for Paris to-morrow', 'She received a letter from her brother.'],
    theatre: ['The doctor sat down by the fire.', 'She looked at her father in silence.'],
    francais: ENGLISH_TO_FRENCH,
  },
};

/** « telegramme-r2 » is of the task « telegramme »; any other adapter gets the first task's prompts. */
export function suggestionsFor(all: Suggestions, adapter: string): readonly [string, ...string[]] {
  const own = Object.entries(all).find(([task]) => adapter === task || adapter.startsWith(`${task}-`));
  return (own ?? (Object.entries(all)[0] as [string, Suggestions[string]]))[1] as readonly [string, ...string[]];
}
