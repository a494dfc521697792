import type { Strings } from '../../i18n/index.ts';
import { localized } from '../../i18n/localized.ts';
import type fr from './fr.ts';

export const REPORT_STRINGS = await localized<Strings<typeof fr>>({
  fr: () => import('./fr.ts'),
  en: () => import('./en.ts'),
});
