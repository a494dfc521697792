/**
 * Every page asks for what the whole book holds: read once per language while the book is built, and each time by the
 * development server, where it may have changed.
 */
import type { Locale } from '@kit/i18n/index.ts';

export function once<T>(read: (locale: Locale) => Promise<T>): (locale: Locale) => Promise<T> {
  const known = new Map<Locale, Promise<T>>();
  return (locale) => {
    const reading = (import.meta.env.PROD && known.get(locale)) || read(locale);
    known.set(locale, reading);
    return reading;
  };
}
