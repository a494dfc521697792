/** The page of Chromium in which books are made of the pages of the built site. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright';
import { build } from 'vite';
import { DEFAULT_LOCALE, type Locale } from '../../kit/i18n/index.ts';
import { chromiumLaunch } from '../../tests/setup/chromium.ts';
import { selectorsIn } from './epub/style.ts';
import type { BookInput, Made } from './types.ts';

/** After the sections and the solutions, in this order. */
const LISTS = ['glossaire', 'notations', 'termes', 'bibliographie'];

export interface Source {
  readonly input: BookInput;
  /** the site's style sheets, one after the other */
  readonly sheets: string;
  /** their names under `dist` */
  readonly names: readonly string[];
}

export function sourceOf(dist: string, locale: Locale, solutions: ReadonlyMap<string, string>): Source {
  const folder = locale === DEFAULT_LOCALE ? '' : locale;
  const read = (slug: string) => readFileSync(join(dist, folder, slug, 'index.html'), 'utf8');
  const cover = read('');
  const sections = [...cover.matchAll(/data-section="?([\w-]+)/g)].map(([, slug = '']) => slug);
  const pages = Object.fromEntries([...sections, ...LISTS].map((slug) => [slug, read(slug)]));
  const links = Object.values(pages).flatMap((page) => [
    ...page.matchAll(/<link rel="stylesheet" href="[^"]*?(_astro\/[^"]+)"/g),
  ]);
  const names = [...new Set(links.map(([, name = '']) => name))];
  const sheets = names.map((name) => readFileSync(join(dist, name), 'utf8')).join('\n');
  const input = { locale, pages: { ...pages, '': cover }, lists: LISTS, selectors: selectorsIn(sheets) };
  return { input: { ...input, solutions: Object.fromEntries(solutions) }, sheets, names };
}

/** What runs in the page, as one script. */
export async function insideScript(): Promise<string> {
  const input = fileURLToPath(new URL('./inside/entry.ts', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'warn',
    build: { write: false, minify: false, rolldownOptions: { input, output: { format: 'iife' } } },
  });
  const output = Array.isArray(result) ? result[0] : result;
  if (!output || !('output' in output)) throw new Error('the script of the books was not bundled');
  return output.output[0].code;
}

export async function withBrowser<T>(work: (browser: Browser) => Promise<T>): Promise<T> {
  const browser = await chromium.launch(chromiumLaunch());
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

export async function madeIn(browser: Browser, script: string, input: BookInput): Promise<Made> {
  const page = await browser.newPage();
  try {
    await page.addScriptTag({ content: script });
    return await page.evaluate((given) => globalThis.makeEpub(given), input);
  } finally {
    await page.close();
  }
}
