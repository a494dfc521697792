/** What a reader copies of the text: each formula once, as TeX, in its place in the sentence. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { chromiumLaunch } from '../setup/chromium.ts';

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

async function open(): Promise<Page> {
  context = await browser.newContext({
    serviceWorkers: 'block',
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  const page = await context.newPage();
  await page.goto(`${inject('baseURL')}55-1-1/`, { waitUntil: 'load' });
  // laid out to its end: its height is then its own
  await page.waitForFunction(() => document.querySelector(':is(.passage, .lab-view):not([data-laid])') === null);
  return page;
}

async function copied(page: Page): Promise<string> {
  await page.keyboard.press('Control+c');
  return page.evaluate(() => navigator.clipboard.readText());
}

/** The first paragraph with two formulas: its words and its TeX, in order. */
const paragraph = (page: Page) =>
  page.evaluate(() => {
    const found = [...document.querySelectorAll('main p')].find((p) => p.querySelectorAll('.katex').length > 1);
    if (!found) throw new Error('no paragraph with formulas');
    found.id = 'probe';
    const copy = found.cloneNode(true) as HTMLElement;
    for (const formula of copy.querySelectorAll('.katex')) {
      formula.replaceWith(formula.querySelector('annotation')?.textContent ?? '');
    }
    return copy.textContent ?? '';
  });
const flat = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

it('a paragraph is copied with its formulas in place, in one line, and the page looks as before', async () => {
  const page = await open();
  const expected = await paragraph(page);
  await page.evaluate(() => {
    const probe = document.getElementById('probe') as HTMLElement;
    probe.scrollIntoView({ behavior: 'instant' });
    getSelection()?.selectAllChildren(probe);
  });
  const before = await page.evaluate(() => [scrollY, document.body.scrollHeight]);
  expect(flat(await copied(page))).toBe(flat(expected));
  expect(await page.evaluate(() => [scrollY, document.body.scrollHeight])).toEqual(before);
  expect(await page.locator('[data-copying]').count()).toBe(0);
});

it('half a formula is copied whole', async () => {
  const page = await open();
  await paragraph(page);
  const tex = await page.evaluate(() => {
    const formula = document.querySelectorAll('#probe .katex')[1] as HTMLElement;
    const leaf = formula.querySelector('.katex-html .mord') as HTMLElement;
    getSelection()?.selectAllChildren(leaf);
    return formula.querySelector('annotation')?.textContent;
  });
  expect(flat(await copied(page))).toBe(tex);
});

it('the whole page: no formula twice, every equation once', async () => {
  const page = await open();
  await page.locator('main h1').click();
  await page.keyboard.press('Control+a');
  const text = flat(await copied(page));
  const formulas = await page.evaluate(() =>
    [...document.querySelectorAll('main .katex-display annotation')].map((node) => node.textContent ?? ''),
  );
  expect(formulas.length).toBeGreaterThan(3);
  for (const tex of formulas) expect(text.split(flat(tex)).length, tex).toBe(2);
  // a letter of a formula, alone on its line, is what MathML used to leave
  expect(text).not.toContain('softmax ⁡');
});
