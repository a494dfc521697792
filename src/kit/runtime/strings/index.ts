/** Errors and statuses of the runtime as sentences in the reader's language. */
import type { Locale, Localized } from '../../i18n/index.ts';
import { RuntimeError, toRuntimeError } from '../errors.ts';
import type { RuntimeErrorCode, RuntimeStatus } from '../types.ts';
import en from './en.ts';
import fr from './fr.ts';

const STRINGS: Localized<{
  readonly error: Readonly<Record<RuntimeErrorCode, string>>;
  readonly reason: Readonly<Record<keyof typeof fr.reason, string>>;
}> = { fr, en };

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
