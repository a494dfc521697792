/** The lab, driven as a reader drives it, in both languages. */
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import EN from '../../kit/lab/strings/en.ts';
import FR from '../../kit/lab/strings/fr.ts';
import { loadInNode } from '../../kit/runtime/node.ts';
import { chromiumLaunch } from '../../tests/setup/chromium.ts';
import { labPages } from '../../tests/setup/labs.ts';
import OWN_EN from './strings/en.ts';
import OWN_FR from './strings/fr.ts';

const baseURL = inject('baseURL');
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterAll(() => browser?.close());

/** Bits per byte of 2:4 by magnitude, one window of each novel, summed here. */
async function expected(language: 'fr' | 'en'): Promise<number> {
  const model = await loadInNode('compressible');
  const { measured } = await model.windows();
  const prune = { method: 'matrix', pattern: '2:4', sparsity: 0.5 } as const;
  const own = measured.filter((_, i) => i % 2 === 0).filter((window) => window.language === language);
  let [nats, bytes] = [0, 0];
  for await (const one of model.withRecipe({ from: 'decoder', prune }).measure(own)) {
    nats += one.nats;
    bytes += one.bytes;
  }
  return nats / bytes / Math.LN2;
}

it.each([
  { prefix: '', tag: 'fr-FR', bar: FR, own: OWN_FR, language: 'fr' },
  { prefix: 'en/', tag: 'en-GB', bar: EN, own: OWN_EN, language: 'en' },
] as const)('prunes, measures, times, and its address opens it again: $tag', async (asked) => {
  const { prefix, tag, bar, own, language } = asked;
  const lab = labPages().find(({ id }) => id === 'prune');
  if (!lab) throw new Error('no such lab');
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(baseURL + prefix + lab.path, { waitUntil: 'load' });
  const view = page.locator(`#${lab.anchor} [data-lab-state]`);
  await view.locator('select').first().hover();
  await view.locator('astro-island:not([ssr])').waitFor();
  await view.locator('select').nth(1).selectOption('2:4');
  await view.getByRole('button', { name: bar.load('').slice(0, 8) }).click();
  await view.locator('.result[data-origin="measured"]').waitFor({ timeout: 60_000 });
  const shown = await view.locator(`tr[data-language="${language}"] td`).nth(1).innerText();
  const fixed = new Intl.NumberFormat(tag, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  expect(shown).toBe(fixed.format(await expected(language)));

  await view.getByRole('tab', { name: own.views.time }).click();
  await view.getByRole('button', { name: own.time.go }).click();
  await view.locator('[role="tabpanel"] tbody tr').nth(4).waitFor({ timeout: 60_000 });
  const names = await view.locator('[role="tabpanel"] tbody th').allInnerTexts();
  expect(names).toEqual(Object.values(own.time.variants));

  await page.waitForFunction(() => location.hash.includes('pattern='));
  const again = await context.newPage();
  await again.goto(page.url(), { waitUntil: 'load' });
  await again.locator(`#${lab.anchor} .result[data-origin="measured"]`).waitFor({ timeout: 60_000 });
  expect(await again.locator(`#${lab.anchor} select`).nth(1).inputValue()).toBe('2:4');
  await context.close();
});
