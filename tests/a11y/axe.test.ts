/** axe-core finds nothing on any page, in light and in dark. */
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chromiumLaunch } from '../setup/chromium.ts';
import { goLive, LABS } from '../setup/labs.ts';
import { acceptHub, axeViolations, builtPages } from '../setup/pages.ts';

const baseURL = inject('baseURL');
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterAll(() => browser?.close());

describe('light, then dark', () => {
  it.each(builtPages(inject('distDir')))('/%s', async (path) => {
    const context = await browser.newContext({ colorScheme: 'light', bypassCSP: false, serviceWorkers: 'block' });
    await acceptHub(context);
    const page = await context.newPage();
    await page.goto(baseURL + path, { waitUntil: 'networkidle' });
    const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const light = await paper();
    expect(await axeViolations(page), 'light').toEqual([]);
    await page.emulateMedia({ colorScheme: 'dark' });
    expect(await paper()).not.toBe(light);
    expect(await axeViolations(page), 'dark').toEqual([]);
    await context.close();
  });
});

describe.each(['light', 'dark'] as const)('labs on their live model, %s', (colorScheme) => {
  it.each(LABS)(
    '$id',
    async (lab) => {
      const context = await browser.newContext({ colorScheme, serviceWorkers: 'block' });
      await context.addInitScript(() => localStorage.setItem('book:backend', 'wasm'));
      const page = await context.newPage();
      await page.goto(baseURL + lab.path, { waitUntil: 'load' });
      const view = await goLive(page, lab);
      await view.locator('details').evaluateAll((all) => {
        for (const details of all) (details as HTMLDetailsElement).open = true;
      });
      expect(await axeViolations(page, `#${lab.anchor} [data-lab-state]`)).toEqual([]);
      const tabs = await view.getByRole('tab', { selected: false }).all();
      for (const name of await Promise.all(tabs.map((tab) => tab.innerText()))) {
        await view.getByRole('tab', { name, exact: true }).click();
        expect(await axeViolations(page, `#${lab.anchor} [data-lab-state]`), name).toEqual([]);
      }
      await context.close();
    },
    300_000,
  );
});

it('sees a page that breaks the rules', async () => {
  const page = await browser.newPage();
  await page.setContent('<html><body><img src="x.png"><button></button></body></html>');
  const rules = (await axeViolations(page)).map(({ rule }) => rule);
  expect(rules).toContain('image-alt');
  expect(rules).toContain('button-name');
  await page.close();
});
