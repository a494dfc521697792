/** How a measured recipe is written in a row: its name, and what it costs. */
import { cut } from '@kit/cut.ts';
import { decimal } from '@kit/i18n/figures.ts';
import { formatNumber, type Locale } from '@kit/i18n/index.ts';
import type { Trial } from './recording.ts';
import { calibrated, plants, STATE, TRAINED } from './state.ts';
import { STRINGS } from './strings/index.ts';

/** Of the reader's text, so many characters tell one from another. */
const START = 24;

/** « 4 bits, groupes de 32, GPTQ » */
export function trialName(locale: Locale, trial: Pick<Trial, 'settings'>): string {
  const { trials: s, settings } = STRINGS[locale];
  const measured = { ...STATE.defaults, ...trial.settings };
  const { method, activations, calibration, outlier } = measured;
  const { bits, shared, symmetric } = method === 'qat' ? TRAINED : measured;
  const own = (measured.own ?? '').trim();
  const start = own.length > START ? `${cut(own, START).trimEnd()}…` : own;
  const read = calibration === 'own' ? s.own(start) : settings.calibrations[calibration];
  const chosen = calibrated(measured) && calibration !== STATE.defaults.calibration;
  const parts = [
    s.bits(formatNumber(locale, bits)),
    s.shared[shared],
    settings.methods[method],
    ...(chosen ? [s.calibration(read)] : []),
    ...(symmetric ? [settings.symmetric] : []),
    ...(activations === 'none' ? [] : [s.activations[activations]]),
    ...(plants(measured) ? [s.outlier(formatNumber(locale, outlier))] : []),
  ];
  return parts.join(', ');
}

/** Bits per byte above the original, in one language: « +0,0095 »; a dash where it was not measured. */
export function trialCost(locale: Locale, { qualities }: Trial, language: Locale): string {
  const quality = qualities[language];
  if (!quality) return '—';
  const difference = quality.bitsPerByte - quality.baseBitsPerByte;
  return `${difference > 0 ? '+' : ''}${decimal(locale, difference, 4)}`;
}
