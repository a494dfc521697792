/** Wherever in a lab a reader acts before its model is there, what the lab has to ask is in view, and next for the Tab key. */
import { type Browser, chromium, type Locator, type Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import BAR from '../../kit/lab/strings/fr.ts';
import { chromiumLaunch } from '../setup/chromium.ts';
import { LABS } from '../setup/labs.ts';

const baseURL = inject('baseURL');
const ASKING = LABS.filter(({ asks }) => asks);
const WINDOWS = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
] as const;

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterAll(() => browser?.close());

/** What a reader can set, in the order of the page. */
const CONTROLS = ['input:not([type=file])', 'select', 'textarea', 'button']
  .map((tag) => `${tag}:enabled:visible:not(.share *, .request *)`)
  .join(', ');

/** Changes a control as its reader would, without moving the pointer; false where another of its row has been tried. */
async function touch(page: Page, control: Locator): Promise<boolean> {
  const kind = await control.evaluate((element) => {
    // one of a row of buttons stands for all
    const row = element.parentElement ?? element;
    if (element.localName === 'button' && row.hasAttribute('data-tried')) return null;
    row.setAttribute('data-tried', '');
    // at the lower edge of the window, where the bar comes
    element.scrollIntoView({ block: 'end', behavior: 'instant' });
    (element as HTMLElement).focus({ preventScroll: true });
    if (element instanceof HTMLSelectElement) {
      element.selectedIndex = (element.selectedIndex + 1) % element.options.length;
      element.dispatchEvent(new Event('input', { bubbles: true }));
      element.dispatchEvent(new Event('change', { bubbles: true }));
    }
    return element instanceof HTMLInputElement ? element.type : element.localName;
  });
  const keys: Record<string, readonly string[]> = {
    ...{
      range: ['ArrowLeft', 'ArrowRight', 'ArrowRight'],
      checkbox: [' '],
      radio: ['ArrowRight'],
      number: ['ArrowUp', 'Tab'],
    },
    text: ['x'],
    textarea: ['x'],
    button: ['Enter'],
  };
  for (const key of keys[kind ?? ''] ?? []) await page.keyboard.press(key);
  return kind !== null;
}

/** The place of the request's button, in the window, once it is there. */
async function placeOf(button: Locator): Promise<{ above: number; below: number }> {
  return button.evaluate((element) => {
    const { top, bottom } = element.getBoundingClientRect();
    return { above: Math.max(0, -top), below: Math.max(0, bottom - innerHeight) };
  });
}

/** Pixels of the focused control that the bar hides. */
const covered = (page: Page) =>
  page.evaluate(() => {
    const bar = document.querySelector('.request.open')?.getBoundingClientRect();
    const here = document.activeElement?.getBoundingClientRect();
    return bar && here ? Math.max(0, here.bottom - bar.top) : Number.NaN;
  });

describe.each(WINDOWS)('in a window of $width × $height', (viewport) => {
  it.each(ASKING)('$id asks where the reader is', async ({ id, path, anchor, view, byButton }) => {
    const context = await browser.newContext({ viewport, serviceWorkers: 'block' });
    const page = await context.newPage();
    await page.goto(baseURL + path, { waitUntil: 'load' });
    const lab = page.locator(`#${anchor} [data-lab-state]`);
    // the name of its states, which need not be its own
    if (view) await page.goto(`${baseURL}${path}#${await lab.getAttribute('id')}?${view}`, { waitUntil: 'load' });
    await lab.hover({ position: { x: 10, y: 10 } });
    await lab.locator('astro-island:not([ssr])').first().waitFor();
    // what is folded at first can be touched too
    await lab.evaluate((element) => {
      for (const fold of element.querySelectorAll('details')) fold.open = true;
    });
    const load = lab.getByRole('button', { name: new RegExp(`^${BAR.load('').slice(0, 12)}`) });
    const later = lab.getByRole('button', { name: BAR.later });
    const controls = lab.locator(CONTROLS);

    /** Touches one control after the other from a place on, until the lab asks for its model. */
    const ask = async (from: number, step: 1 | -1): Promise<void> => {
      const count = await controls.count();
      for (let i = from; i >= 0 && i < count; i += step) {
        if (!(await touch(page, controls.nth(i)))) continue;
        const asked = await load.waitFor({ timeout: 2500 }).then(
          () => true,
          () => false,
        );
        if (asked) return;
      }
      throw new Error(`${id} asks for no model from control ${from} on`);
    };

    // the narrow window is the hard one: all is far from all
    for (const place of byButton || viewport !== WINDOWS[1] ? ['bottom'] : ['bottom', 'middle']) {
      const count = await controls.count();
      await ask(place === 'bottom' ? count - 1 : Math.floor(count / 2), -1);
      expect(await placeOf(load), place).toEqual({ above: 0, below: 0 });
      await expect.poll(() => covered(page), { message: place }).toBe(0);
      expect(await lab.locator('.request [role=status]').innerText()).toContain(BAR.tab);
      const here = await page.evaluateHandle(() => document.activeElement);
      await page.keyboard.press('Tab');
      expect(await load.evaluate((element) => element === document.activeElement), place).toBe(true);
      await page.keyboard.press('Shift+Tab');
      expect(await here.evaluate((element) => element === document.activeElement), place).toBe(true);
      // a touch before the last one may still be on its way to ask
      const asks = async () => {
        if (await later.isVisible()) await later.click();
        return load.isVisible();
      };
      await expect.poll(asks, { interval: 300, timeout: 20_000 }).toBe(false);
    }
    await context.close();
  });
});
