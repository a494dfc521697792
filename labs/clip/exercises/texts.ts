/** Texts of the exercises, from one file per language. */

import { GROUPS, type Unseen } from '@kit/drawings/gallery.ts';
import { textsFrom } from '@kit/exercises/texts.ts';
import type { Locale, Strings } from '@kit/i18n/index.ts';
import { localized } from '@kit/i18n/localized.ts';
import type fr from './strings/fr.ts';

type Texts = Strings<typeof fr>;
const TEXTS = await localized<Texts>({ fr: () => import('./strings/fr.ts'), en: () => import('./strings/en.ts') });

export const { text, frame, testsOf, itemsOf } = textsFrom(TEXTS);

type OfGroup = { readonly unseen: Unseen; readonly group: keyof typeof GROUPS; readonly names: Locale };

/** What the lab calls a group of drawings, what was kept from training, and a language. */
export function examWords({ unseen, group, names }: OfGroup, locale: Locale) {
  const { groups, exam } = TEXTS[locale];
  return { groupName: groups[GROUPS[group]], about: exam.about[unseen], languageName: exam.languages[names] };
}
