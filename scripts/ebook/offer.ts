/** Offers books on the offline pages of a built site, and tells its service worker what these pages have become. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LOCALE, LOCALES, type Localized } from '../../kit/i18n/index.ts';
import { precompressFiles } from '../../src/integrations/precompress.ts';
import { writeWorker } from '../../src/integrations/pwa.ts';
import { type OfferedBook, withBooks } from '../../src/pwa/books.ts';

/** Path that a built site is published under, with both slashes. */
export function baseOf(dist: string): string {
  const cover = readFileSync(join(dist, 'index.html'), 'utf8');
  return /<link rel="stylesheet" href="([^"]*\/)_astro\//.exec(cover)?.[1] ?? '/';
}

export async function offerBooks(dist: string, books: Localized<readonly OfferedBook[]>): Promise<void> {
  const base = baseOf(dist);
  for (const locale of LOCALES) {
    const path = join(dist, locale === DEFAULT_LOCALE ? '' : locale, 'hors-ligne', 'index.html');
    writeFileSync(path, withBooks(readFileSync(path, 'utf8'), locale, books[locale], base));
  }
  await writeWorker(dist, base);
  // hosts send what lies compressed beside a page, which would still be the page before
  await precompressFiles(dist);
}
