/** Texts of the exercises, from one file per language. */
import { textsFrom } from '@kit/exercises/texts.ts';
import type { Locale, Strings } from '@kit/i18n/index.ts';
import { localized } from '@kit/i18n/localized.ts';
import type { BookTask } from '../state.ts';
import { STRINGS } from '../strings/index.ts';
import type fr from './strings/fr.ts';

type Texts = Strings<typeof fr>;
const TEXTS = await localized<Texts>({ fr: () => import('./strings/fr.ts'), en: () => import('./strings/en.ts') });

export const { text, frame } = textsFrom(TEXTS);

type Said = { readonly task: BookTask; readonly language?: 'fr' | 'en' };

/** What the lab calls the task and the prose of a variant. */
export const taskWords = ({ task, language }: Said, locale: Locale) => ({
  taskName: STRINGS[locale].settings.lessons[task],
  ...(language && { prose: TEXTS[locale].prose[language] }),
});
