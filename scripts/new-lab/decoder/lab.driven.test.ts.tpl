/** The lab, driven as a reader drives it, in both languages. */
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import EN from '../../kit/lab/strings/en.ts';
import FR from '../../kit/lab/strings/fr.ts';
import { loadDecoderInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import { chromiumLaunch } from '../../tests/setup/chromium.ts';
import { labPages } from '../../tests/setup/labs.ts';

const baseURL = inject('baseURL');
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterAll(() => browser?.close());

/** The most probable token after a sentence and its probability, from raw logits. */
async function expected(text: string): Promise<{ readonly id: number; readonly probability: number }> {
  const [model, tokenizer] = await Promise.all([loadDecoderInNode(), loadTokenizerInNode()]);
  const all = await model.logits([model.config.endOfText, ...tokenizer.ids(text)]);
  const powers = Array.from(all.slice(-model.config.vocabulary), Math.exp);
  const most = Math.max(...powers);
  return { id: powers.indexOf(most), probability: most / powers.reduce((sum, power) => sum + power, 0) };
}

it.each([
  { prefix: '', tag: 'fr-FR', bar: FR, text: 'Il prit son chapeau et sortit de la' },
  { prefix: 'en/', tag: 'en-GB', bar: EN, text: 'He took his hat and went out of the' },
])('says what the model expects after a typed sentence, and its address opens it again: $tag', async (language) => {
  const { prefix, tag, bar, text } = language;
  const lab = labPages().find(({ id }) => id === '{{id}}');
  if (!lab) throw new Error('no such lab');
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript(() => localStorage.setItem('book:backend', 'wasm'));
  const page = await context.newPage();
  await page.goto(baseURL + prefix + lab.path, { waitUntil: 'load' });
  const view = page.locator(`#${lab.anchor} [data-lab-state]`);
  await view.locator('textarea').hover();
  await view.locator('astro-island:not([ssr])').waitFor();
  await view.locator('textarea').fill(text);
  await view.getByRole('button', { name: bar.load('').slice(0, 8) }).click();
  await view.locator('.result[data-origin="measured"]').waitFor({ timeout: 60_000 });
  const { id, probability } = await expected(text);
  const row = view.locator(`tbody tr[data-token="${id}"]`);
  await row.waitFor();
  const percent = new Intl.NumberFormat(tag, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const near = [0.9995, 1, 1.0005].map((factor) => percent.format(probability * factor).replaceAll(/\s/g, ' '));
  expect(near).toContain((await row.locator('td').innerText()).replaceAll(/\s/g, ' '));
  expect(await view.locator('tbody tr').first().getAttribute('data-token')).toBe(String(id));

  await page.waitForFunction(() => location.hash.includes('text='));
  const again = await context.newPage();
  await again.goto(page.url(), { waitUntil: 'load' });
  await again.locator(`#${lab.anchor} .result[data-origin="measured"]`).waitFor({ timeout: 60_000 });
  expect(await again.locator(`#${lab.anchor} textarea`).inputValue()).toBe(text);
  await context.close();
});
