/** The revision page in a browser: by the keyboard alone, in two tabs, with exercises of the text, without a model. */
import { readFile } from 'node:fs/promises';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import fr from '../../kit/revision/strings/fr.ts';
import { chromiumLaunch } from '../setup/chromium.ts';
import { axeViolations } from '../setup/pages.ts';

const baseURL = inject('baseURL');
const SOFTMAX = 'attention.softmax-row';

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
beforeEach(async () => {
  context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 360, height: 800 } });
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

async function open(path = 'revision/'): Promise<Page> {
  const page = await context.newPage();
  await page.goto(baseURL + path, { waitUntil: 'load' });
  if (path.endsWith('revision/')) await page.locator('.revision[data-ready=true]').waitFor();
  return page;
}
const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
const section = (page: Page, number: string) => page.getByRole('checkbox', { name: new RegExp(`^${number} `) });

/** Presses Tab until the focus is there. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let stops = 0; stops < 60; stops += 1) {
    await page.keyboard.press('Tab');
    const text = await page.evaluate(() => {
      const at = document.activeElement;
      return (at?.closest('label') ?? at)?.textContent?.trim() ?? '';
    });
    if (name.test(text)) return;
  }
  throw new Error(`no Tab stop ${name}`);
}

it('by the keyboard alone: a section, a question, its answer, a rating, the next; no state offends axe', async () => {
  const page = await open();
  expect(await axeViolations(page, 'main')).toEqual([]);
  await tabTo(page, /^55\.1\.1/);
  await page.keyboard.press('Space');
  await page.evaluate(() => document.querySelector<HTMLElement>('#main')?.focus());
  await tabTo(page, /^Commencer$/);
  await page.keyboard.press('Enter');
  const asked = page.locator('.asked');
  const first = await asked.textContent();
  expect(await axeViolations(page, 'main')).toEqual([]);
  await tabTo(page, /^Voir la réponse$/);
  await page.keyboard.press('Enter');
  await page.locator('.answer').waitFor();
  expect(await axeViolations(page, 'main')).toEqual([]);
  await tabTo(page, /^Bien/);
  await page.keyboard.press('Enter');
  await expect.poll(() => asked.textContent()).not.toBe(first);
  expect(await page.locator('.said').textContent()).toContain('Bien');
  // nothing is wider than the phone
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

it('two tabs: what is reviewed in one is done in the other', async () => {
  const [one, other] = [await open(), await open()];
  await section(one, '55.0').check();
  await section(other, '55.0').check();
  const today = other.locator('.today');
  const before = await today.textContent();
  await button(one, fr.begin).click();
  await button(one, fr.show).click();
  await button(one, /^Facile/).click();
  await expect.poll(() => today.textContent()).not.toBe(before);
  await other.reload();
  await other.locator('.revision[data-ready=true]').waitFor();
  await expect.poll(() => today.textContent()).not.toBe(before);
});

it('an exercise that was tried comes back with other values, and leaves the page of the exercise as it was', async () => {
  const chapter = await open('55-1-1/#ex-attention-softmax-row');
  const there = chapter.locator(`[data-exercise="${SOFTMAX}"][data-ready=true]`);
  await there.waitFor();
  const asked = await there.locator('.statement').textContent();
  await there.getByRole('textbox').fill('0,5');
  await there.locator('[type=submit]').click();
  await there.locator('.feedback.bad').waitFor();

  const page = await open();
  await button(page, fr.begin).click();
  const exercise = page.locator(`[data-exercise="${SOFTMAX}"][data-ready=true]`);
  while (!(await exercise.isVisible())) {
    if (await button(page, fr.show).isVisible()) {
      await button(page, fr.show).click();
      await button(page, /^Facile/).click();
    }
    await page.waitForTimeout(100);
  }
  expect(await exercise.locator('.statement').textContent()).not.toBe(asked);
  await exercise.getByRole('textbox').fill('0,5');
  await exercise.locator('[type=submit]').click();
  await page.getByText(/^Noté «/).waitFor();
  expect(await axeViolations(page, 'main')).toEqual([]);
  expect(await page.getByRole('link', { name: fr.passage }).getAttribute('href')).toMatch(/\/55-1-1\/#/);

  await chapter.reload({ waitUntil: 'load' });
  await there.waitFor();
  expect(await there.locator('.statement').textContent()).toBe(asked);
  await expect.poll(() => there.getByRole('textbox').inputValue()).toBe('0,5');
});

it('no model is fetched, whatever sections are ticked; the questions go to Anki', async () => {
  const page = await open();
  const fetched: string[] = [];
  page.on('request', (request) => void (request.url().includes('/models/') && fetched.push(request.url())));
  for (const box of await page.getByRole('checkbox').all()) await box.check();
  const download = page.waitForEvent('download');
  await button(page, fr.anki).click();
  const file = await readFile(await (await download).path(), 'utf8');
  const lines = file.trimEnd().split('\n');
  expect(lines.slice(0, 3)).toEqual(['#separator:tab', '#html:true', '#notetype:Basique']);
  const notes = lines.filter((line) => !line.startsWith('#')).map((line) => line.split('\t'));
  expect(notes.length).toBeGreaterThanOrEqual(45);
  for (const note of notes) expect(note).toHaveLength(4);
  expect(new Set(notes.map(([guid]) => guid)).size).toBe(notes.length);
  await button(page, fr.begin).click();
  await page.locator('.asked').waitFor();
  expect(fetched).toEqual([]);
});

it('the place where the text was left is offered on the cover, and found again', async () => {
  const chapter = await open('55-2-0/');
  await chapter.waitForFunction(() => document.documentElement.dataset['laid'] !== undefined, null, {
    timeout: 60_000,
  });
  await chapter.locator('#two-walls').evaluate((it) => it.scrollIntoView({ behavior: 'instant' }));
  await chapter.evaluate(() => scrollBy({ top: 150, behavior: 'instant' }));
  const top = () => chapter.locator('#two-walls').evaluate((it) => Math.round(it.getBoundingClientRect().top));
  const left = await top();
  await chapter.goto(baseURL);
  const offer = chapter.locator('[data-resume] a');
  expect(await offer.textContent()).toMatch(/^55\.2\.0 .* – Deux murs/);
  await offer.click();
  await chapter.waitForFunction(() => document.documentElement.dataset['laid'] !== undefined, null, {
    timeout: 60_000,
  });
  await expect.poll(async () => Math.abs((await top()) - left)).toBeLessThan(60);
  // who comes by themselves is left where they come
  await chapter.goto('about:blank');
  await chapter.goto(`${baseURL}55-2-0/`, { waitUntil: 'load' });
  expect(await chapter.evaluate(() => scrollY)).toBe(0);
});
