/** The lab, driven as a reader drives it, in both languages. */
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import KIT_EN from '../../kit/lab/strings/en.ts';
import KIT_FR from '../../kit/lab/strings/fr.ts';
import { loadInNode } from '../../kit/runtime/node.ts';
import { chromiumLaunch } from '../../tests/setup/chromium.ts';
import { labPages } from '../../tests/setup/labs.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const baseURL = inject('baseURL');
const PATIENCE = { timeout: 90_000 };
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterAll(() => browser?.close());

it.each([
  { prefix: '', tag: 'fr-FR', s: FR, kit: KIT_FR },
  { prefix: 'en/', tag: 'en-GB', s: EN, kit: KIT_EN },
])('a recipe from its address is made, measured and stopped, and looked into: $tag', async (language) => {
  const { prefix, tag, s, kit } = language;
  const lab = labPages().find(({ id }) => id === 'quantise');
  if (!lab) throw new Error('no such lab');
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${baseURL}${prefix}${lab.path}#quantise?bits=3&per=32&method=gptq&cal=own&own=Bonjour`, {
    waitUntil: 'load',
  });
  const view = page.locator(`#${lab.anchor} [data-lab-state]`);
  await view.getByRole('button', { name: kit.load('').slice(0, 12) }).click(PATIENCE);
  await view.locator('p[data-origin="measured"]').waitFor(PATIENCE);

  // what Node counts of the same recipe
  const model = await loadInNode('compressible');
  const quantise = [{ bits: 3, symmetric: false, granularity: 'group', groupSize: 32, method: 'nearest' }] as const;
  const { bytes } = await model.withRecipe({ from: 'decoder', quantise }).report(() => undefined);
  const said = (await view.locator('p[data-origin="measured"]').innerText()).replaceAll(/\s/g, ' ');
  expect(said).toContain(new Intl.NumberFormat(tag).format(bytes).replaceAll(/\s/g, ' '));

  await view.getByRole('button', { name: s.quality.go }).click();
  await view.locator('[data-quality="measured"] tbody tr').first().waitFor(PATIENCE);
  await view.getByRole('button', { name: kit.study.stop }).click();
  await view.getByText(kit.study.partial).waitFor();

  for (const [tab, answer] of [
    [s.tabs.matrix, '[data-matrix="measured"]'],
    [s.tabs.attention, '[data-attention="measured"]'],
    [s.tabs.activations, '[data-ranges="measured"]'],
    [s.tabs.trials, 'table'],
  ] as const) {
    await view.getByRole('tab', { name: tab }).click();
    await view.locator(`[role="tabpanel"] ${answer}`).first().waitFor(PATIENCE);
  }
  await page.waitForFunction(() => location.hash.includes('tab=trials'));
  await context.close();
});
