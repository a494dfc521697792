/**
 * `npm run build:ebook`: the book to take away, in each language, made of the built site (built if missing) and offered
 * on its offline page. Answers of the real models to exercises are computed: minutes. `-- --dist FOLDER` for another
 * build, `--quick` without the models, whose answers then stay open.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { formatBytes, LOCALES, type Localized } from '../kit/i18n/index.ts';
import type { OfferedBook } from '../src/pwa/books.ts';
import { epub } from './ebook/epub/package.ts';
import { offerBooks } from './ebook/offer.ts';
import type * as Solutions from './ebook/solutions.ts';
import { insideScript, madeIn, sourceOf, withBrowser } from './ebook/workshop.ts';
import { siteServer } from './lazy/server.ts';

const { values } = parseArgs({
  options: { dist: { type: 'string', default: 'dist' }, quick: { type: 'boolean', default: false } },
});
const { dist } = values;
if (!existsSync(join(dist, 'index.html')))
  execFileSync('npx', ['astro', 'build', '--outDir', dist], { stdio: 'inherit' });

const server = await siteServer();
const { solutions } = (await server.ssrLoadModule('/scripts/ebook/solutions.ts')) as typeof Solutions;
const onProgress = (id: string) => void process.stderr.write(`${id}\n`);
const solved = await solutions({ models: !values.quick, onProgress });
await server.close();

const script = await insideScript();
const folder = join(dist, 'ebook');
mkdirSync(folder, { recursive: true });
const books = Object.fromEntries(LOCALES.map((locale) => [locale, []])) as unknown as Localized<OfferedBook[]>;
await withBrowser(async (browser) => {
  for (const locale of LOCALES) {
    const source = sourceOf(dist, locale, solved[locale]);
    const file = `chapitre-i55-${locale}.epub`;
    const bytes = epub(dist, await madeIn(browser, script, source.input), source.sheets, new Date());
    writeFileSync(join(folder, file), bytes);
    books[locale].push({ format: 'epub', file, bytes: bytes.length });
    console.log(`${join(folder, file)}: ${formatBytes('en', bytes.length)}`);
  }
});
await offerBooks(dist, books);
