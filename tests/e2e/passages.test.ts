/** What the style sheet leaves for later is laid out once the page is open, and then belongs to screen readers too. */
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { chromiumLaunch } from '../setup/chromium.ts';

const baseURL = inject('baseURL');

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterAll(() => browser?.close());

/** How many headings and formulas the browser tells a screen reader of. */
async function told(page: Page): Promise<{ headings: number; formulas: number }> {
  const session = await page.context().newCDPSession(page);
  const { nodes } = await session.send('Accessibility.getFullAXTree');
  await session.detach();
  const count = (...roles: string[]) =>
    nodes.filter(({ role, ignored }) => !ignored && roles.includes(role?.value)).length;
  return { headings: count('heading'), formulas: count('MathMLMath', 'math') };
}

/** What is for the specialist is told once it is unfolded, as to any reader. */
async function unfold(page: Page): Promise<void> {
  for (const summary of await page.locator('details.specialist > summary').all()) await summary.click();
}

/** Those of the page, as it is written: titles of labs and exercises are outside what is laid out late. */
const written = (page: Page) =>
  page.evaluate(() => ({
    headings: document.querySelectorAll('.passage :is(h2, h3)').length,
    formulas: document.querySelectorAll('.passage .katex').length,
  }));

it('a screen reader finds every heading and every formula', async () => {
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
  await page.goto(`${baseURL}55-1-1/`, { waitUntil: 'load' });
  await page.waitForFunction(() => document.querySelector('.passage:not([data-laid])') === null);
  const { headings, formulas } = await written(page);
  expect(formulas).toBeGreaterThan(50);
  await unfold(page);
  const heard = await told(page);
  expect(heard.headings).toBeGreaterThanOrEqual(headings);
  expect(heard.formulas).toBeGreaterThanOrEqual(formulas);
  expect(await page.locator('[data-later]').count()).toBe(0);
  await page.close();
});

it('a section opens with its first screens laid out, and no more', async () => {
  const page = await browser.newPage({ viewport: { width: 412, height: 823 } });
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0; // a browser that is never idle
  });
  await page.goto(`${baseURL}55-1-1/`, { waitUntil: 'load' });
  const formulas = page.locator('.passage .katex');
  const laid = await formulas.evaluateAll(
    (all) => all.filter((formula) => formula.checkVisibility({ contentVisibilityAuto: true })).length,
  );
  expect(laid).toBeLessThan((await formulas.count()) / 3);
  expect((await told(page)).formulas).toBeLessThan(await formulas.count());
  await page.close();
});

it('without scripts everything is laid out as by any browser', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  await page.goto(`${baseURL}55-1-1/`, { waitUntil: 'load' });
  await unfold(page);
  const formulas = await page.locator('.passage .katex').count();
  expect((await told(page)).formulas).toBeGreaterThanOrEqual(formulas);
  await context.close();
});
