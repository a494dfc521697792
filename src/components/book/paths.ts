/** Which language and page an address belongs to; the inverse of `pagePath`. Pure, so that tests need no site. */
import { DEFAULT_LOCALE, isLocale, LOCALES, type Locale, pagePath } from '@kit/i18n/index.ts';

export interface PageAddress {
  readonly locale: Locale;
  /** slug of the page, '' for the home page */
  readonly page: string;
}

/** `/livre/en/55-1-1/` under base `/livre` is the English page `55-1-1`. */
export function pageAddress(pathname: string, base: string): PageAddress {
  const prefix = base.replace(/\/+$/, '');
  const inside = pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : pathname;
  const parts = inside.split('/').filter(Boolean);
  const [first] = parts;
  const locale = isLocale(first) && first !== DEFAULT_LOCALE ? first : DEFAULT_LOCALE;
  return { locale, page: (locale === DEFAULT_LOCALE ? parts : parts.slice(1)).join('/') };
}

/** Route parameter of `[...locale]`: absent for the root locale. */
export function localeParam(locale: Locale): string | undefined {
  return locale === DEFAULT_LOCALE ? undefined : locale;
}

/** `getStaticPaths` of a page that exists once per language. */
export function localePaths() {
  return LOCALES.map((locale) => ({ params: { locale: localeParam(locale) } }));
}

/** Same page in every language, for the toggle and hreflang. */
export function alternates(page: string, base: string): readonly { locale: Locale; path: string }[] {
  return LOCALES.map((locale) => ({ locale, path: pagePath(locale, page, base) }));
}
