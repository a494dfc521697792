/** axe-core finds nothing on any page, in light and in dark; what is heard of it makes sense; enlarged, it is whole. */
import type { Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { lostText, spaceOut, ZOOMED } from '../setup/adapted.ts';
import { drivenPages, onWasm } from '../setup/browser.ts';
import { goLive, LABS } from '../setup/labs.ts';
import { acceptHub, axeViolations, builtPages, type Violation } from '../setup/pages.ts';
import { faultsOf } from '../setup/said.ts';
import { transcript } from '../setup/transcript.ts';

const open = drivenPages();

/** What axe finds in the light theme, and what the colours of the dark one break besides. */
async function violationsOfBoth(page: Page, within?: string): Promise<Record<'light' | 'dark', Violation[]>> {
  const light = await axeViolations(page, within);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await axeViolations(page, within, 'colours');
  await page.emulateMedia({ colorScheme: 'light' });
  return { light, dark };
}

const NONE = { light: [], dark: [] };

it.each(builtPages(inject('distDir')))('/%s', async (path) => {
  const page = await open(path, { prepare: acceptHub });
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.waitForLoadState('networkidle');
  expect(await violationsOfBoth(page)).toEqual(NONE);
  expect(faultsOf(await transcript(page, 'body'))).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await paper()).not.toBe(light);
  await page.setViewportSize(ZOOMED);
  expect(await lostText(page, 'body'), '400 %').toEqual([]);
  await spaceOut(page);
  expect(await lostText(page, 'body'), 'spaced out').toEqual([]);
});

it.each(LABS)(
  '$id on its live model, every tab, all unfolded',
  async (lab) => {
    const page = await open(lab.path, { prepare: onWasm });
    const view = await goLive(page, lab);
    const within = `#${lab.anchor} [data-lab-state]`;
    const seen = async () => {
      await view.locator('details').evaluateAll((all) => {
        for (const details of all) (details as HTMLDetailsElement).open = true;
      });
      return violationsOfBoth(page, within);
    };
    expect(await seen()).toEqual(NONE);
    const tabs = await view.getByRole('tab', { selected: false }).all();
    for (const name of await Promise.all(tabs.map((tab) => tab.innerText()))) {
      await view.getByRole('tab', { name, exact: true }).click();
      expect(await seen(), name).toEqual(NONE);
    }
  },
  300_000,
);

it('sees a page that breaks the rules, and colours that cannot be read', async () => {
  const page = await open('');
  await page.setContent('<html><body style="color: #999"><img src="x.png"><button></button><p>gris</p></body></html>');
  expect(faultsOf(await transcript(page, 'body')).map((fault) => fault.split(':')[0])).toEqual([
    'a graphic without a name',
    'no name',
  ]);
  const rules = async (of: 'all' | 'colours') => (await axeViolations(page, 'html', of)).map(({ rule }) => rule);
  expect(await rules('all')).toEqual(expect.arrayContaining(['image-alt', 'button-name', 'color-contrast']));
  expect(await rules('colours')).toEqual(['color-contrast']);
  await page.setContent('<p style="width: 20px; overflow: hidden; white-space: nowrap">un texte coupé</p>');
  expect(await lostText(page, 'body')).toEqual(['cut: p. « un texte coupé »']);
});
