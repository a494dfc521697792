/**
 * Writes the index of the search from the pages as they are built: names of files are made from their content, the
 * pages name the index, and the index the texts. Whoever reads a page of one version of the book searches that version.
 */
import { createHash } from 'node:crypto';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { DEFAULT_LOCALE, LOCALES, type Locale } from '../../../kit/i18n/index.ts';
import type { Page, ReadPlace } from '../../search/book.ts';
import { packIndex } from '../../search/index-file.ts';
import { analyserOf } from '../../search/words.ts';
import { readGlossary, readNames, readSection } from './read-page.ts';

/** What the pages write where the address of the index is to stand. */
const ADDRESS = /\bdata-search(?:="")?(?=[\s>])/g;

function write(root: string, name: string, content: unknown): string {
  const text = JSON.stringify(content);
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 8);
  const file = `${name}.${hash}.json`;
  writeFileSync(join(root, '_astro', file), text);
  return file;
}

/** Reads the pages of a language, gives their places ids, writes the index and the texts. Returns the index's name. */
async function indexOf(root: string, locale: Locale): Promise<string> {
  const folder = locale === DEFAULT_LOCALE ? '' : `${locale}/`;
  const read = (page: string) => readFileSync(join(root, folder, page, 'index.html'), 'utf8');
  const names = readNames(read('termes'));
  const namesOf = (term: string) => names.get(term) ?? [];
  const pages: Page<ReadPlace>[] = [
    { path: `${folder}glossaire/`, number: '', ...readGlossary(read('glossaire'), namesOf) },
  ];
  const sections = globSync('[0-9]*-[0-9]*/index.html', { cwd: join(root, folder) }).map(
    (file) => file.split(/[/\\]/)[0] ?? '',
  );
  for (const slug of sections.sort()) {
    const { html, ...page } = readSection(read(slug), namesOf);
    writeFileSync(join(root, folder, slug, 'index.html'), html);
    pages.push({ path: `${folder}${slug}/`, ...page });
  }
  const texts = pages.map(({ path, places }) => {
    const name = path.replace(/\/$/, '').replaceAll('/', '-');
    return write(
      root,
      `text-${name}`,
      places.map(({ text }) => text),
    );
  });
  return write(root, `search-${locale}`, packIndex(pages, texts, await analyserOf(locale)));
}

export async function writeSearch(root: string, base: string): Promise<ReadonlyMap<Locale, string>> {
  const indexes = new Map<Locale, string>();
  for (const locale of LOCALES) indexes.set(locale, await indexOf(root, locale));
  for (const file of globSync('**/*.html', { cwd: root })) {
    const html = readFileSync(join(root, file), 'utf8');
    const locale = LOCALES.find((each) => html.includes(`data-locale="${each}"`));
    const index = locale && indexes.get(locale);
    if (index) writeFileSync(join(root, file), html.replaceAll(ADDRESS, `data-search="${base}_astro/${index}"`));
  }
  return indexes;
}

export function search(): AstroIntegration {
  let base = '/';
  return {
    name: 'book-search',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = `${config.base.replace(/\/+$/, '')}/`;
      },
      'astro:build:done': async ({ dir, logger }) => {
        const indexes = await writeSearch(fileURLToPath(dir), base);
        logger.info(`an index of ${[...indexes.keys()].join(' and ')}`);
      },
    },
  };
}
