/** CLIP, few-shot and chain-of-thought without a mouse, from the page as it opens to a result of the live model. */
import { type Browser, chromium, type Locator, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import LINK_EN from '../../kit/lab/strings/en.ts';
import LINK_FR from '../../kit/lab/strings/fr.ts';
import CHAIN_EN from '../../labs/chain/strings/en.ts';
import CHAIN_FR from '../../labs/chain/strings/fr.ts';
import CLIP_EN from '../../labs/clip/strings/en.ts';
import CLIP_FR from '../../labs/clip/strings/fr.ts';
import SHOTS_EN from '../../labs/few-shot/strings/en.ts';
import SHOTS_FR from '../../labs/few-shot/strings/fr.ts';
import { chromiumLaunch } from '../setup/chromium.ts';
import { before, tabTo, walkThrough } from '../setup/keyboard.ts';
import { LABS } from '../setup/labs.ts';

const baseURL = inject('baseURL');
const WORDS = {
  fr: { root: '', link: LINK_FR, clip: CLIP_FR, shots: SHOTS_FR, chain: CHAIN_FR },
  en: { root: 'en/', link: LINK_EN, clip: CLIP_EN, shots: SHOTS_EN, chain: CHAIN_EN },
} as const;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterAll(() => browser?.close());

/** Opens a lab and drives it with the keyboard; the pointer never moves. */
async function drive(path: string, id: string, walk: (page: Page, lab: Locator) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript(() => localStorage.setItem('book:backend', 'wasm'));
  const page = await context.newPage();
  await page.goto(baseURL + path, { waitUntil: 'load' });
  await before(page, id);
  await walk(page, page.locator(`#${id}`));
  await context.close();
}

/** Loads the model with the keyboard, wherever the focus is above its button. */
async function load(page: Page, lab: Locator, words: { readonly load: (size: string) => string }): Promise<void> {
  const button = lab.getByRole('button', { name: new RegExp(`^${words.load('').slice(0, 12)}`) });
  await button.waitFor();
  await tabTo(page, button);
  await page.keyboard.press('Enter');
  // the button is gone: the focus is where it was, not lost
  await button.waitFor({ state: 'detached' });
  expect(await lab.evaluate((element) => element.contains(document.activeElement))).toBe(true);
}

describe.each(['fr', 'en'] as const)('by keyboard alone, %s', (locale) => {
  const { root, link, clip, shots, chain } = WORDS[locale];

  it('CLIP: a label is written and answered, another view is opened, its matrix is read', async () => {
    await drive(`${root}55-1-3/`, 'clip', async (page, lab) => {
      await tabTo(page, lab.getByLabel(clip.labels.field, { exact: true }));
      await lab.locator('astro-island:not([ssr])').waitFor();
      await page.keyboard.type('zzz');
      await page.keyboard.press('Enter');
      await load(page, lab, link);
      const row = lab.locator('.choice .answer tbody tr', { hasText: 'zzz' });
      await row.getByText(/\d/).first().waitFor({ timeout: 90_000 });
      await tabTo(page, lab.getByRole('tab', { selected: true }));
      await page.keyboard.press('ArrowRight');
      const grid = lab.getByRole('tabpanel').getByRole('grid');
      await tabTo(page, grid);
      const first = await grid.getByRole('gridcell').innerText();
      await page.keyboard.press('ArrowDown');
      expect(await grid.getByRole('gridcell').innerText()).not.toBe(first);
    });
  });

  it('few-shot: other examples are answered, and their orders tried', async () => {
    await drive(`${root}55-3-2/`, 'few-shot', async (page, lab) => {
      await tabTo(page, lab.getByRole('combobox'));
      await lab.locator('astro-island:not([ssr])').waitFor();
      await tabTo(page, lab.getByRole('button', { name: shots.task.another }));
      await page.keyboard.press('Enter');
      await load(page, lab, link);
      await lab.locator('.answer .ui-provenance.measured').waitFor({ timeout: 90_000 });
      await tabTo(page, lab.getByRole('tab', { selected: true }));
      await page.keyboard.press('ArrowRight');
      await tabTo(page, lab.getByRole('button', { name: shots.orders.go }));
      await page.keyboard.press('Enter');
      await lab.getByRole('button', { name: link.study.again }).waitFor({ timeout: 90_000 });
      await lab.locator('.orders .ui-provenance.measured').waitFor();
      await page.waitForFunction((name) => document.activeElement?.textContent === name, link.study.again);
    });
  });

  it('chain of thought: another problem is solved, and chains are drawn', async () => {
    await drive(`${root}55-3-2/`, 'chain', async (page, lab) => {
      await tabTo(page, lab.getByRole('slider').first());
      await lab.locator('astro-island:not([ssr])').waitFor();
      await page.keyboard.press('ArrowLeft');
      await load(page, lab, link);
      await lab.getByRole('tabpanel').getByRole('button', { name: chain.prompts.again }).waitFor({ timeout: 90_000 });
      await tabTo(page, lab.getByRole('tab', { selected: true }));
      await page.keyboard.press('End');
      // the view computes by itself
      await lab.locator('.sentence').getByText(/\S/).first().waitFor({ timeout: 90_000 });
      await tabTo(page, lab.getByRole('button', { name: chain.vote.again }));
    });
  });
});

it.each(LABS)('$id: Tab goes through and out, and every stop is shown', async ({ anchor, path, asks }) => {
  await drive(path, anchor, async (page, lab) => {
    await page.keyboard.press('Tab');
    await lab.locator('astro-island:not([ssr])').first().waitFor();
    // a lab of formulas has at least a slider, the link to its state and the way back
    expect(await walkThrough(page, lab)).toBeGreaterThan(asks ? 8 : 2);
  });
});
