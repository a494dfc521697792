import type { Strings } from '@kit/i18n/index.ts';
import { localized } from '@kit/i18n/localized.ts';
import type fr from './fr.ts';

export type LabStrings = Strings<typeof fr>;
export const STRINGS = await localized<LabStrings>({ fr: () => import('./fr.ts'), en: () => import('./en.ts') });
