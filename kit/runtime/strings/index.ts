/** Errors and statuses of the runtime as sentences in the reader's language. */
import type { Locale } from '../../i18n/index.ts';
import { localized } from '../../i18n/localized.ts';
import { RuntimeError, toRuntimeError } from '../errors.ts';
import type { RuntimeErrorCode, RuntimeStatus } from '../types.ts';
import type fr from './fr.ts';

interface Sentences {
  readonly error: Readonly<Record<RuntimeErrorCode, string>>;
  readonly reason: Readonly<Record<keyof typeof fr.reason, string>>;
}
const STRINGS = await localized<Sentences>({ fr: () => import('./fr.ts'), en: () => import('./en.ts') });

/** What happened and what to do, for anything that was thrown. */
export function describeError(locale: Locale, error: unknown): string {
  const known = toRuntimeError(error);
  return describeCode(locale, known instanceof RuntimeError ? known.code : 'unknown');
}

/** The same for a code alone, e.g. `status.warning`. */
export function describeCode(locale: Locale, code: RuntimeErrorCode): string {
  return STRINGS[locale].error[code];
}

/** On what the models run and why; null until that is known. */
export function describeStatus(locale: Locale, { backend, reason }: RuntimeStatus): string | null {
  if (!backend || !reason) return null;
  const key = reason === 'chosen' ? (`chosen-${backend}` as const) : reason;
  return STRINGS[locale].reason[key];
}
