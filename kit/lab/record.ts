/** What the build computes of a lab in each language: once, however often it is asked for. */
import type { Locale } from '../i18n/index.ts';

export function perLocale<T>(run: (locale: Locale) => Promise<T>): (locale: Locale) => Promise<T> {
  const done = new Map<Locale, Promise<T>>();
  return (locale) => {
    const known = done.get(locale) ?? run(locale);
    done.set(locale, known);
    return known;
  };
}
