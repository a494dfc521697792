/** axe-core finds nothing on any page, in light and in dark. */
import { type Browser, chromium } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chromiumLaunch } from '../setup/chromium.ts';
import { acceptHub, axeViolations, builtPages } from '../setup/pages.ts';

const baseURL = inject('baseURL');
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterAll(() => browser?.close());

describe.each(['light', 'dark'] as const)('%s', (colorScheme) => {
  it.each(builtPages(inject('distDir')))('/%s', async (path) => {
    const context = await browser.newContext({ colorScheme, bypassCSP: false, serviceWorkers: 'block' });
    await acceptHub(context);
    const page = await context.newPage();
    await page.goto(baseURL + path, { waitUntil: 'networkidle' });
    expect(await axeViolations(page)).toEqual([]);
    await context.close();
  });
});

it('sees a page that breaks the rules', async () => {
  const page = await browser.newPage();
  await page.setContent('<html><body><img src="x.png"><button></button></body></html>');
  const rules = (await axeViolations(page)).map(({ rule }) => rule);
  expect(rules).toContain('image-alt');
  expect(rules).toContain('button-name');
  await page.close();
});
