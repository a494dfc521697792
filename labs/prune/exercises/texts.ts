/** Texts of the exercises, from one file per language. */
import { textsFrom } from '@kit/exercises/texts.ts';
import type { Locale, Strings } from '@kit/i18n/index.ts';
import { localized } from '@kit/i18n/localized.ts';
import { STRINGS } from '../strings/index.ts';
import type fr from './strings/fr.ts';

type Texts = Strings<typeof fr>;
const TEXTS = await localized<Texts>({ fr: () => import('./strings/fr.ts'), en: () => import('./strings/en.ts') });

export const { text, frame, testsOf } = textsFrom(TEXTS);

export type Asked = { readonly method?: string; readonly language: string };

/** What the lab calls the method and the language of a variant. */
export const wordsOf = ({ method, language }: Asked, locale: Locale) => ({
  prose: TEXTS[locale].prose[language as Locale],
  ...(method !== undefined && {
    methodName: STRINGS[locale].controls.short[method as keyof (typeof STRINGS)['fr']['controls']['short']],
  }),
});
