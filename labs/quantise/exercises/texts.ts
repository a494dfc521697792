/** Texts of the exercises, from one file per language. */
import { textsFrom } from '@kit/exercises/texts.ts';
import type { Values } from '@kit/exercises/types.ts';
import type { Locale, Strings } from '@kit/i18n/index.ts';
import { localized } from '@kit/i18n/localized.ts';
import { STRINGS } from '../strings/index.ts';
import type fr from './strings/fr.ts';

type Texts = Strings<typeof fr>;
const TEXTS = await localized<Texts>({ fr: () => import('./strings/fr.ts'), en: () => import('./strings/en.ts') });

export const { text, frame, testsOf } = textsFrom(TEXTS);

type Sharing = keyof (typeof STRINGS)['fr']['trials']['shared'];
type Kind = keyof (typeof STRINGS)['fr']['matrix']['kinds'];
type Calibration = keyof (typeof STRINGS)['fr']['settings']['calibrations'];

/** What the lab calls the settings of a variant. */
export function labWords(values: Values, locale: Locale) {
  const s = STRINGS[locale];
  const { shared, matrix, calibration } = values;
  return {
    ...(shared !== undefined && { sharing: s.trials.shared[shared as Sharing] }),
    ...(matrix !== undefined && { matrixName: s.matrix.kinds[matrix as Kind] }),
    ...(calibration !== undefined && { textName: s.settings.calibrations[calibration as Calibration] }),
  };
}
