/**
 * The database is taken from under a page that is open: by the system, as a phone does in the background, or with all
 * its data. In the whole browser, whose own pages can do that.
 */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, inject, it } from 'vitest';
import EXERCISES from '../../kit/exercises/strings/fr.ts';
import { chromiumLaunch } from '../setup/chromium.ts';

const baseURL = inject('baseURL');
const EXERCISE = '#ex-attention-dot-product-spread';

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch('whole'));
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

/** Counts the connections that the browser closes by itself. */
const COUNT = `
  const open = IDBFactory.prototype.open;
  IDBFactory.prototype.open = function (...args) {
    const request = open.apply(this, args);
    request.addEventListener('success', () => request.result.addEventListener('close', () => (self.cut = (self.cut ?? 0) + 1)));
    return request;
  };`;

const CUTS: Readonly<Record<string, (page: Page) => Promise<void>>> = {
  async 'the connection is closed by force'() {
    const internals = await context.newPage();
    await internals.goto('chrome://indexeddb-internals');
    await internals.getByText('Force close', { exact: true }).first().click();
    await internals.close();
  },
  async 'the data of the site are cleared'(page) {
    const session = await context.newCDPSession(page);
    const { origin } = new URL(page.url());
    await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' });
  },
};

it.each(Object.entries(CUTS))('%s: what is answered next is kept, and nothing is said', async (_, cut) => {
  context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(COUNT);
  await page.goto(`${baseURL}55-1-1/`, { waitUntil: 'load' });
  const exercise = page.locator(EXERCISE);
  const field = exercise.getByRole('textbox').first();
  const ready = async () => {
    await exercise.scrollIntoViewIfNeeded();
    await exercise.locator('[data-ready=true]').waitFor();
  };
  await ready();
  await field.fill('3,5');
  await expect.poll(() => page.evaluate(() => indexedDB.databases().then((all) => all.length))).toBe(1);
  await page.waitForTimeout(300); // the first draft is written

  await cut(page);
  await expect.poll(() => page.evaluate('self.cut')).toBe(1);
  expect(await field.inputValue()).toBe('3,5');
  await field.fill('7,25');
  await exercise.getByRole('button', { name: EXERCISES.check }).click();
  await exercise.getByText(EXERCISES.attempts.replace('{count}', '1')).waitFor();
  for (const said of [EXERCISES.memoryLost, EXERCISES.memoryBlocked])
    expect(await page.getByText(said).count()).toBe(0);

  await page.reload({ waitUntil: 'load' });
  await ready();
  await expect.poll(() => field.inputValue()).toBe('7,25');
});
