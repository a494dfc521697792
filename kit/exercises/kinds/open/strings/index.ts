import type { Localized, Strings } from '../../../../i18n/index.ts';
import en from './en.ts';
import fr from './fr.ts';

export const OPEN_STRINGS: Localized<Strings<typeof fr>> = { fr, en };
