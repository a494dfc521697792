/** What is typed last is kept, however the page is left: the address of a lab is not a pause behind. */
import type { Locator, Page } from 'playwright';
import { expect, inject, it } from 'vitest';
import { drivenPages } from '../setup/browser.ts';
import { type ControlKind, enter, KINDS, shown } from '../setup/early.ts';
import { labPages } from '../setup/labs.ts';

const baseURL = inject('baseURL');
const open = drivenPages();

/** A lab awake, and its first text, else its first slider, else its first number. */
async function openLab(path: string, anchor: string): Promise<{ page: Page; kind: ControlKind; field: () => Locator }> {
  const page = await open(path);
  // a text that lies folded at first is typed into all the same
  await page.locator(`#${anchor}`).evaluate((lab) => {
    for (const details of lab.querySelectorAll('details')) details.open = true;
  });
  const fields = (kind: ControlKind) => page.locator(`#${anchor}`).locator(KINDS[kind]).locator('visible=true');
  const counts = await Promise.all((['text', 'range'] as const).map((one) => fields(one).count()));
  const kind = counts[0] ? 'text' : counts[1] ? 'range' : 'number';
  const field = () => fields(kind).first();
  await field().focus();
  await page.locator(`#${anchor} astro-island:not([ssr])`).first().waitFor();
  return { page, kind, field };
}

const awake = (page: Page, anchor: string) => page.locator(`#${anchor} astro-island:not([ssr])`).first().waitFor();

it.each(labPages())('lab $id: typed, and left at once', async ({ path, anchor }) => {
  const { page, kind, field } = await openLab(path, anchor);
  const type = async () => {
    await enter(kind, field());
    return shown(field());
  };
  const reloaded = await type();
  await page.reload({ waitUntil: 'load' });
  await awake(page, anchor);
  await expect.poll(() => shown(field()), { message: 'loaded again' }).toBe(reloaded);

  const left = await type();
  await page.goto(`${baseURL}glossaire/`, { waitUntil: 'load' });
  await page.goBack({ waitUntil: 'load' });
  await awake(page, anchor);
  await expect.poll(() => shown(field()), { message: 'another page, and back' }).toBe(left);

  // a link inside the page leads where it says, and back to what was typed
  const typed = await type();
  const link = page.locator('main a[href^="#"]:not([data-pop])').locator('visible=true').first();
  const target = await link.getAttribute('href');
  await link.click();
  await page.waitForTimeout(600); // longer than the pause
  expect(new URL(page.url()).hash).toBe(target);
  await page.goBack();
  await expect.poll(() => page.url()).toContain(kind === 'text' ? 'Vite' : '?');
  await expect.poll(() => shown(field()), { message: 'a link, and back' }).toBe(typed);
});

it('an answer half typed is there when the page is loaded again at once', async () => {
  const page = await open('55-1-1/');
  const field = page.locator('[data-exercise="attention.dot-product-spread"][data-ready="true"]').getByRole('textbox');
  await page.locator('[data-exercise="attention.dot-product-spread"]').scrollIntoViewIfNeeded();
  await field.pressSequentially('12');
  await page.waitForTimeout(1000); // a first change has been written
  await field.pressSequentially(',5');
  await page.reload({ waitUntil: 'load' });
  await page.locator('[data-exercise="attention.dot-product-spread"]').scrollIntoViewIfNeeded();
  await expect.poll(() => field.inputValue()).toBe('12,5');
});
