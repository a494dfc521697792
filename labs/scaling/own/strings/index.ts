import type { Strings } from '@kit/i18n/index.ts';
import { localized } from '@kit/i18n/localized.ts';
import type fr from './fr.ts';

export type OwnStrings = Strings<typeof fr>;
export const OWN_STRINGS = await localized<OwnStrings>({ fr: () => import('./fr.ts'), en: () => import('./en.ts') });
