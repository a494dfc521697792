import type { Localized, Strings } from '../../../kit/i18n/index.ts';
import en from './en.ts';
import fr from './fr.ts';

export const EBOOK_STRINGS: Localized<Strings<typeof fr>> = { fr, en };
