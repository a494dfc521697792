import type { Locale, Strings } from '../../i18n/index.ts';
import { localized } from '../../i18n/localized.ts';
import { HubError } from '../errors.ts';
import type fr from './fr.ts';

export const HUB_STRINGS = await localized<Strings<typeof fr>>({
  fr: () => import('./fr.ts'),
  en: () => import('./en.ts'),
});

/** What happened and what to do, in the reader's language; the technical detail after it. */
export function describeHubError(locale: Locale, error: unknown): string {
  const { errors } = HUB_STRINGS[locale];
  if (!(error instanceof HubError)) return `${errors.unknown} ${error instanceof Error ? error.message : ''}`.trim();
  return error.detail ? `${errors[error.code]} (${error.detail})` : errors[error.code];
}
