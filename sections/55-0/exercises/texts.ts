/** Texts of the exercises, from one file per language. */
import { textsFrom } from '@kit/exercises/texts.ts';
import type { Strings } from '@kit/i18n/index.ts';
import { localized } from '@kit/i18n/localized.ts';
import type fr from './strings/fr.ts';

type Texts = Strings<typeof fr>;
const TEXTS = await localized<Texts>({ fr: () => import('./strings/fr.ts'), en: () => import('./strings/en.ts') });

export const { text, frame, testsOf, itemsOf, linesOf } = textsFrom(TEXTS);
