/** The books to take away, made of the built site: what a reading system needs of them, and what a reader does. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser, Page } from 'playwright';
import { chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { LOCALES, type Localized } from '../../kit/i18n/index.ts';
import { epub } from '../../scripts/ebook/epub/package.ts';
import type * as Solutions from '../../scripts/ebook/solutions.ts';
import { insideScript, madeIn, sourceOf } from '../../scripts/ebook/workshop.ts';
import { siteServer } from '../../scripts/lazy/server.ts';
import { withBooks } from '../../src/pwa/books.ts';
import { chromiumLaunch } from '../setup/chromium.ts';
import { axeViolations } from '../setup/pages.ts';

const EPUBCHECK = '/usr/share/java/epubcheck.jar';
const dist = inject('distDir');
const folder = mkdtempSync(join(tmpdir(), 'ebook-'));
let browser: Browser;
const zips = {} as Record<'fr' | 'en', Uint8Array>;

beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
  const server = await siteServer();
  const module = (await server.ssrLoadModule('/scripts/ebook/solutions.ts')) as typeof Solutions;
  const solved: Localized<ReadonlyMap<string, string>> = await module.solutions({ models: false });
  await server.close();
  const script = await insideScript();
  for (const locale of LOCALES) {
    const { input, sheets } = sourceOf(dist, locale, solved[locale]);
    zips[locale] = epub(dist, await madeIn(browser, script, input), sheets, new Date('2026-01-01T00:00:00Z'));
  }
}, 300_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What is wrong with the files of a book, as an XML parser and a reader would find. Runs in a page. */
function faultsIn(files: Readonly<Record<string, string>>): string[] {
  const faults: string[] = [];
  const documents = new Map<string, Document>();
  for (const [name, text] of Object.entries(files)) {
    const document = new DOMParser().parseFromString(text, 'application/xml');
    if (document.querySelector('parsererror')) faults.push(`${name}: not well formed`);
    documents.set(name, document);
  }
  for (const [name, document] of documents) {
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    if (new Set(ids).size < ids.length) faults.push(`${name}: an id twice`);
    for (const link of document.querySelectorAll('a[href]')) {
      const href = link.getAttribute('href') ?? '';
      if (/^https?:/.test(href)) continue;
      const [file = '', id = ''] = href.split('#');
      const target = documents.get(file || name);
      if (!target || (id !== '' && !target.getElementById(id))) faults.push(`${name}: ${href} leads nowhere`);
    }
    for (const image of document.querySelectorAll('img:not([alt])')) faults.push(`${name}: ${image.outerHTML}`);
    for (const math of document.querySelectorAll('math'))
      if (!math.getAttribute('alttext')) faults.push(`${name}: a formula without its text`);
    for (const svg of document.querySelectorAll('svg:not(svg svg)'))
      if (!svg.querySelector('title') && !svg.getAttribute('aria-label') && svg.getAttribute('aria-hidden') !== 'true')
        faults.push(`${name}: a drawing without a name`);
    const controls = document.querySelectorAll('button, input, select, textarea, form, script, [style*="--"]');
    if (controls.length > 0) faults.push(`${name}: ${controls[0]?.outerHTML.slice(0, 120)}`);
  }
  return faults;
}

describe.each(LOCALES)('the EPUB in %s', (locale) => {
  const texts = () =>
    Object.fromEntries(
      Object.entries(unzipSync(zips[locale]))
        .filter(([name]) => name.endsWith('.xhtml'))
        .map(([name, bytes]) => [name.replace('OEBPS/', ''), strFromU8(bytes)]),
    );

  it('is well formed, its links lead somewhere, formulas and figures have their text, nothing waits', async () => {
    const page: Page = await browser.newPage();
    expect(await page.evaluate(faultsIn, texts())).toEqual([]);
    await page.close();
  });

  it('has every section, every lab as a result with its address, every exercise with its solution', () => {
    const files = texts();
    const sections = Object.keys(sourceOf(dist, locale, new Map()).input.pages).filter((slug) => /^55-/.test(slug));
    expect(sections.length).toBeGreaterThanOrEqual(9);
    const all = sections.map((slug) => files[`${slug}.xhtml`] ?? '').join('');
    const count = (text: string, pattern: RegExp) => text.match(pattern)?.length ?? 0;
    const labs = count(all, /<section class="lab"/g);
    expect(labs).toBeGreaterThanOrEqual(13);
    expect(count(all, /<div class="lab-print[^"]*">.*?<a href="https?:[^"]+#lab-/gs)).toBe(labs);
    const exercises = count(all, /<section class="exercise"/g);
    expect(exercises).toBeGreaterThan(100);
    expect(count(files['solutions.xhtml'] ?? '', /<section class="solved"/g)).toBe(exercises);
    expect(count(files['solutions.xhtml'] ?? '', /<div class="solution"/g)).toBe(exercises);
  });

  it.skipIf(!existsSync(EPUBCHECK))(
    'passes epubcheck',
    () => {
      const file = join(folder, `${locale}.epub`);
      writeFileSync(file, zips[locale]);
      // a warning fails too
      execFileSync('java', ['-jar', EPUBCHECK, '--failonwarnings', file], { stdio: 'pipe' });
    },
    300_000,
  );
});

it('the offline page offers them, which axe accepts', async () => {
  const page = await browser.newPage();
  const address = new URL('hors-ligne/', inject('baseURL')).href;
  const books = [{ format: 'epub', file: 'a.epub', bytes: 306_174 }] as const;
  await page.route(address, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: withBooks(await answer.text(), 'fr', books, '/') });
  });
  await page.goto(address);
  expect(await page.locator('[data-books] a').getAttribute('href')).toBe('/ebook/a.epub');
  expect(await axeViolations(page)).toEqual([]);
  await page.close();
});
