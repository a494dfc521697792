/** Texts of the exercises, from one file per language. */
import { textsFrom } from '@kit/exercises/texts.ts';
import type { Locale, Strings } from '@kit/i18n/index.ts';
import { localized } from '@kit/i18n/localized.ts';
import type fr from './strings/fr.ts';

type Texts = Strings<typeof fr>;
const TEXTS = await localized<Texts>({ fr: () => import('./strings/fr.ts'), en: () => import('./strings/en.ts') });

export const { text, frame, testsOf } = textsFrom(TEXTS);

const nameOf = (adapter: string, locale: Locale) =>
  (TEXTS[locale].tasks as Readonly<Record<string, string>>)[adapter] ?? adapter;

/** What the lab calls the adapters of a variant. */
export const adapterWords = (
  { adapter, second }: { readonly adapter: string; readonly second?: string },
  locale: Locale,
) => ({
  adapterName: nameOf(adapter, locale),
  ...(second === undefined ? {} : { secondName: nameOf(second, locale) }),
});

export const proseIn = (language: 'fr' | 'en', locale: Locale): string => TEXTS[locale].forgetting.prose[language];
