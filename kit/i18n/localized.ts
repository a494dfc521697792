/** Texts of which a page in one language downloads one language only. */
import { arriving } from '../arriving.ts';
import { isLocale, LOCALES, type Localized } from './index.ts';

/**
 * Loads what the page needs: in a page of the book (`<html data-locale>`), its own language, given for every locale,
 * since the page asks for no other; elsewhere (build, tests) each language its own.
 */
export async function localized<T>(load: Localized<() => Promise<{ readonly default: T }>>): Promise<Localized<T>> {
  const page = typeof document === 'undefined' ? undefined : document.documentElement.dataset['locale'];
  const entries = LOCALES.map(async (locale) => {
    const source = isLocale(page) ? page : locale;
    return [locale, (await arriving(load[source])).default] as const;
  });
  return Object.fromEntries(await Promise.all(entries)) as Localized<T>;
}
