/** How a measured recipe is written in a row: its name, and what it costs. */
import { decimal } from '@kit/i18n/figures.ts';
import { formatNumber, type Locale } from '@kit/i18n/index.ts';
import type { Trial } from './recording.ts';
import { TRAINED } from './state.ts';
import { STRINGS } from './strings/index.ts';

/** « 4 bits, groupes de 32, GPTQ » */
export function trialName(locale: Locale, { settings: { method, activations, ...own } }: Trial): string {
  const { trials: s, settings } = STRINGS[locale];
  const { bits, shared, symmetric } = method === 'qat' ? TRAINED : own;
  const parts = [
    s.bits(formatNumber(locale, bits)),
    s.shared[shared],
    settings.methods[method],
    ...(symmetric ? [settings.symmetric] : []),
    ...(activations === 'none' ? [] : [s.activations[activations]]),
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
