/** The planner as a reader finds it: the verdict of the first view, a knob turned, a link, both languages, no script. */
import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import { drivenPages } from '../../tests/setup/browser.ts';
import { axeViolations } from '../../tests/setup/pages.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const PATIENCE = { timeout: 60_000 };
const LANGUAGES = { fr: { path: '55-2-0/', s: FR }, en: { path: 'en/55-2-0/', s: EN } } as const;

const openPage = drivenPages();

async function open(locale: keyof typeof LANGUAGES, state: string): Promise<[Page, Locator]> {
  const page = await openPage(`${LANGUAGES[locale].path}#memory?${state}`);
  const lab = page.locator('#memory');
  await lab.locator('astro-island:not([ssr])').first().waitFor(PATIENCE);
  return [page, lab];
}
const verdict = (lab: Locator) => lab.locator('.verdict').first();

it('without JavaScript: the verdict of the first view is there', async () => {
  const page = await openPage(LANGUAGES.fr.path, { javaScriptEnabled: false });
  expect(await page.locator('#memory .verdict').first().innerText()).toContain('Ne tient pas');
});

describe.each(['fr', 'en'] as const)('in %s', (locale) => {
  const { s } = LANGUAGES[locale];

  it('the knob that is advised is turned, and the model fits; the page passes axe', async () => {
    const [page, lab] = await open(locale, '');
    await lab.getByRole('button', { name: s.turn }).click(PATIENCE);
    await expect.poll(() => verdict(lab).innerText(), PATIENCE).toContain(locale === 'fr' ? 'Tient' : 'Fits');
    expect(await axeViolations(page, '#memory')).toEqual([]);
  });

  it('a link opens a mixture of experts cut among eight GPUs, and an impossible group is refused', async () => {
    const [, lab] = await open(locale, 'm=mixtral&dp=16&ep=8&z=1');
    const group = lab.getByRole('spinbutton', { name: s.fields.expert });
    expect(await group.inputValue(PATIENCE)).toBe('8');
    await group.fill('3');
    await lab.getByText(s.objections.expert).waitFor(PATIENCE);
  });
});

it('what workers held while the book was built is, to the byte, what the formulas say', async () => {
  const [, lab] = await open('en', '');
  await lab.getByText(EN.published, { exact: true }).first().click(PATIENCE);
  const row = lab.getByRole('row', { name: EN.cases.page3 });
  await row.waitFor(PATIENCE);
  expect(await row.innerText()).toMatch(/0\.0%|0%/);
});
