import type { Localized, Strings } from '@kit/i18n/index.ts';
import en from './en.ts';
import fr from './fr.ts';

export type LabStrings = Strings<typeof fr>;
export const STRINGS: Localized<LabStrings> = { fr, en };
