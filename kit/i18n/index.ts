/** Locales of the book, and everything that depends on them alone. French is the root locale. */
export const LOCALES = ['fr', 'en'] as const;
export type Locale = (typeof LOCALES)[number];
export const DEFAULT_LOCALE: Locale = 'fr';

/** One value per locale; adding a locale makes the compiler list what is missing. */
export type Localized<T = string> = Readonly<Record<Locale, T>>;

/** Shape of a translated strings file: `export default {…} satisfies Strings<typeof fr>`. */
export type Strings<Ref extends object> = {
  readonly [K in keyof Ref]: Ref[K] extends string
    ? string
    : Ref[K] extends (...args: infer A) => string
      ? (...args: A) => string
      : Ref[K] extends object
        ? Strings<Ref[K]>
        : Ref[K];
};

export function isLocale(value: unknown): value is Locale {
  return LOCALES.includes(value as Locale);
}

export function otherLocale(locale: Locale): Locale {
  return locale === 'fr' ? 'en' : 'fr';
}

const TAGS: Localized = { fr: 'fr-FR', en: 'en-GB' };
const formatters = new Map<string, Intl.NumberFormat>();

/** A number as the language writes it: « 12 288,5 » (narrow no-break space) or “12,288.5”, with a true minus sign. */
export function formatNumber(locale: Locale, value: number, options: Intl.NumberFormatOptions = {}): string {
  const key = locale + JSON.stringify(options);
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat(TAGS[locale], options);
    formatters.set(key, formatter);
  }
  return formatter.format(value).replaceAll('-', '−');
}

/** A date as the language writes it: « 1er décembre » / “1 December”. */
export function formatDate(locale: Locale, date: Date, options: Intl.DateTimeFormatOptions): string {
  const parts = new Intl.DateTimeFormat(TAGS[locale], options).formatToParts(date);
  const worded = parts.some(({ type, value }) => type === 'month' && !/^\d/.test(value));
  const first = locale === 'fr' && worded;
  return parts.map(({ type, value }) => (first && type === 'day' && value === '1' ? '1er' : value)).join('');
}

/** Between a label and what is said of it. */
export const COLON: Localized = { fr: '\u00a0: ', en: ': ' };

/** `digits` fixed decimals. */
export function formatFixed(locale: Locale, value: number, digits: number): string {
  return formatNumber(locale, value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** A probability or share in [0, 1] as a percentage: « 12,3 % » / “12.3%”. */
export function formatPercent(locale: Locale, share: number, digits = 1): string {
  return formatNumber(locale, share, {
    style: 'percent',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** Bytes in decimal units: « 6,7 Mo » / “6.7 MB”. */
export function formatBytes(locale: Locale, bytes: number): string {
  const units: Localized<readonly string[]> = { fr: ['o', 'ko', 'Mo', 'Go'], en: ['B', 'kB', 'MB', 'GB'] };
  const power = bytes < 1000 ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  const digits = power === 0 || value >= 100 ? 0 : 1;
  return `${formatFixed(locale, value, digits)}\u00a0${units[locale][power]}`;
}

/**
 * Where the book stands, with both slashes: above its scripts, wherever a package of it was unpacked; without scripts
 * of a build, what the build is told.
 */
function siteBase(): string {
  if (!import.meta.env?.PROD || import.meta.env.SSR) return import.meta.env?.BASE_URL ?? '/';
  return new URL(import.meta.url).pathname.replace(/_astro\/[^/]*$/, '');
}

/** What frames the book in a course: `scorm`, `cmi5`, `kolibri`; its pages say so (scripts/package). */
export function packageKind(): string | undefined {
  return globalThis.document?.documentElement.dataset['package'];
}

/** After the folder of a page: the pages of a package are files, and nothing there finds the index of a folder. */
export const pageFile = (): string => (packageKind() ? 'index.html' : '');

/**
 * Path of a page under the site's base: `pagePath('en', '55-1-1')` is `/en/55-1-1/`.
 * `page` is '' for the home page.
 */
export function pagePath(locale: Locale, page: string, base: string = siteBase()): string {
  const parts = [locale === DEFAULT_LOCALE ? '' : locale, page].filter(Boolean);
  return [base.replace(/\/+$/, ''), ...parts, pageFile()].join('/');
}

/** Path of a file in `public/` under the site's base. */
export function assetPath(path: string, base: string = siteBase()): string {
  return `${base.replace(/\/+$/, '')}/${path.replace(/^\/+/, '')}`;
}
