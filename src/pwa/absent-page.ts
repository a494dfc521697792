/**
 * The page shown where neither the disk nor the network has the one asked for: written into the service worker, it
 * needs no other file.
 */
import type { Locale } from '../../kit/i18n/index.ts';
import en from './strings/en.ts';
import fr from './strings/fr.ts';

const STRINGS: Readonly<Record<Locale, typeof fr>> = { fr, en };

/** `base` with both slashes. */
export function absentPage(locale: Locale, base: string): string {
  const s = STRINGS[locale];
  const home = locale === 'fr' ? base : `${base}${locale}/`;
  return [
    `<!doctype html><html lang="${locale}"><meta charset="utf-8">`,
    '<meta name="viewport" content="width=device-width,initial-scale=1"><meta name="color-scheme" content="light ' +
      'dark">',
    `<title>${s.absentTitle}</title>`,
    '<style>body{max-width:34rem;margin:15vh auto;padding:0 1rem;font:1.125rem/1.6 Georgia,serif}</style>',
    `<main><h1>${s.absentTitle}</h1><p>${s.absentText}</p><p><a href="${home}">${s.absentHome}</a></p></main>`,
  ].join('');
}
