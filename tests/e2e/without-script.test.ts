/** Without JavaScript a lab shows what was recorded, and offers nothing that only a script could do. */
import { type Browser, type BrowserContext, chromium } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import { chromiumLaunch } from '../setup/chromium.ts';
import { labPages } from '../setup/labs.ts';

const baseURL = inject('baseURL');

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

it.each(labPages())('$id', async ({ path, anchor }) => {
  context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(baseURL + path, { waitUntil: 'load' });
  const lab = page.locator(`#${anchor} .lab-body`);
  const seen = (selector: string) => lab.locator(selector).filter({ visible: true });
  // what is far from the window is not laid out
  await lab.evaluate((body) => body.scrollIntoView({ behavior: 'instant' }));
  await expect.poll(() => lab.innerText()).toMatch(/\d/);
  // what is folded holds something
  for (const fold of await seen('details').all()) {
    expect((await fold.locator('> :not(summary)').allTextContents()).join('').trim()).not.toBe('');
  }
  expect(await seen('.missions, .first-step, .suggestions').count()).toBe(0);
  expect(await seen('.ui-button').allInnerTexts()).toEqual([]);
  // the view that is there is the only one
  for (const list of await seen('[role=tablist]').all()) {
    expect(await list.locator('[role=tab]').filter({ visible: true }).count()).toBe(1);
  }
});
