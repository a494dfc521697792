/** What a reader has begun to read of an exercise never changes under their eyes, whoever they are. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { variantAt } from '../../kit/exercises/variants.ts';
import { dotProductSpread } from '../../labs/attention/exercises/dot-product-spread.ts';
import { chromiumLaunch } from '../setup/chromium.ts';

const baseURL = inject('baseURL');
const ID = 'attention.dot-product-spread';
const AT = '55-1-1/#ex-attention-dot-product-spread';
/** As long as a reader takes to read a statement. */
const WATCHED = 5000;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterAll(() => browser?.close());

/** Every text of the statement that could be read, from the first paint on. */
async function watch(context: BrowserContext): Promise<void> {
  await context.addInitScript((id) => {
    const read: string[] = [];
    Object.assign(window, { read });
    const look = () => {
      const statement = document.querySelector(`[data-exercise="${id}"] .statement`);
      // what follows it is there: the page has been received so far
      if (!statement?.nextElementSibling || getComputedStyle(statement).visibility !== 'visible') return;
      const text = statement.textContent ?? '';
      if (read.at(-1) !== text) read.push(text);
    };
    const every = { subtree: true, childList: true, characterData: true, attributes: true };
    new MutationObserver(look).observe(document, every);
    const frame = () => {
      look();
      requestAnimationFrame(frame);
    };
    frame();
  }, ID);
}

const readTexts = (page: Page) => page.evaluate(() => (window as unknown as { read: string[] }).read);
const statement = (page: Page) => page.locator(`[data-exercise="${ID}"] .statement`);

/** Opens the page on the exercise, and watches it until well after it is alive. */
async function openAndWatch(page: Page): Promise<string[]> {
  await page.goto('about:blank');
  await page.goto(baseURL + AT);
  await page.locator(`[data-exercise="${ID}"]`).scrollIntoViewIfNeeded();
  await page.locator(`[data-exercise="${ID}"][data-ready="true"]`).waitFor();
  await page.waitForTimeout(WATCHED);
  const texts = await readTexts(page);
  expect(texts.at(-1)).toBe(await statement(page).textContent());
  return texts;
}

describe('the statement that is read stays', () => {
  it('for a new reader, and for one who comes back to it or to another variant', async () => {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    await watch(context);
    const page = await context.newPage();
    const [first, ...more] = await openAndWatch(page);
    expect(more).toEqual([]);

    expect(await openAndWatch(page)).toEqual([first]);

    await page.locator(`[data-exercise="${ID}"]`).getByRole('button', { name: 'Autre variante' }).click();
    await expect.poll(() => statement(page).textContent()).not.toBe(first);
    const other = await statement(page).textContent();
    expect(await openAndWatch(page)).toEqual([other]);
    await context.close();
  });

  it('for a reader of an older book, who finds the variant of their draft', async () => {
    const learner = '3f2b8a4e-1c5d-4e6f-8a9b-0c1d2e3f4a5b';
    // of the variants of this learner, one that is not the page's
    const page0 = variantAt(dotProductSpread, learner, { variant: 0, since: 0 }).values['dk'];
    const variant =
      [1, 2, 3, 4].find((n) => variantAt(dotProductSpread, learner, { variant: n }).values['dk'] !== page0) ?? 0;
    const { dk } = variantAt(dotProductSpread, learner, { variant }).values;
    const context = await browser.newContext({ serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(`${baseURL}404.html`);
    await page.evaluate(
      ([id, owner, at]) =>
        new Promise<void>((resolve, reject) => {
          const opening = indexedDB.open('chapitre-i55-progress', 1);
          opening.onupgradeneeded = () => {
            const record = { id, variant: at, attempts: 1, failures: 1, best: 0, last: 0, seen: false, helped: false };
            const rest = { draft: { locale: 'fr', texts: ['3'] }, updated: '2026-11-24T08:00:00.000Z' };
            opening.result.createObjectStore('meta').put(owner, 'learner');
            opening.result.createObjectStore('exercises').put({ ...record, ...rest }, id);
          };
          opening.onsuccess = () => {
            opening.result.close();
            localStorage.clear();
            resolve();
          };
          opening.onerror = () => reject(opening.error);
        }),
      [ID, learner, variant] as const,
    );
    await watch(context);
    const texts = await openAndWatch(page);
    expect(texts).toHaveLength(1);
    expect(texts[0]).toContain(`dk = ${dk}`);
    expect(await page.locator(`[data-exercise="${ID}"] input`).inputValue()).toBe('3');
    await context.close();
  });

  it('without scripts, and where nothing is kept, it is there', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(baseURL + AT);
    expect(await statement(page).isVisible()).toBe(true);
    await context.close();
  });
});
