/** What is typed last is kept, however the page is left: the address of a lab is not a pause behind. */
import type { Locator, Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
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

describe.each(labPages())('lab $id', ({ path, anchor }) => {
  it('typed, and the page loaded again at once', async () => {
    const { page, kind, field } = await openLab(path, anchor);
    await enter(kind, field());
    const typed = await shown(field());
    await page.reload({ waitUntil: 'load' });
    await awake(page, anchor);
    await expect.poll(() => shown(field())).toBe(typed);
  });

  it('typed, and another page opened at once; the way back leads to what was typed', async () => {
    const { page, kind, field } = await openLab(path, anchor);
    await enter(kind, field());
    const typed = await shown(field());
    await page.goto(`${baseURL}glossaire/`, { waitUntil: 'load' });
    await page.goBack({ waitUntil: 'load' });
    await awake(page, anchor);
    await expect.poll(() => shown(field())).toBe(typed);
  });

  it('typed, and a link inside the page followed at once: it leads where it says, and back to what was typed', async () => {
    const { page, kind, field } = await openLab(path, anchor);
    await enter(kind, field());
    // one that shows a note on the spot leads nowhere
    const link = page.locator('main a[href^="#"]:not([data-pop])').locator('visible=true').first();
    const target = await link.getAttribute('href');
    await link.click();
    await page.waitForTimeout(600); // longer than the pause
    expect(new URL(page.url()).hash).toBe(target);
    await page.goBack();
    await expect.poll(() => page.url()).toContain(kind === 'text' ? 'Vite' : '?');
  });
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
