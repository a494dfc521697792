/** Contrast themes: maps keep their shades, what is on or chosen looks it, bars show. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { chromiumLaunch } from '../setup/chromium.ts';
import { labPages } from '../setup/labs.ts';

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

async function open(colorScheme: 'light' | 'dark', path: string): Promise<Page> {
  context = await browser.newContext({ serviceWorkers: 'block', forcedColors: 'active', colorScheme });
  const page = await context.newPage();
  await page.goto(inject('baseURL') + path, { waitUntil: 'load' });
  return page;
}

/** Of each painted map of a lab, how many colours it has. */
const shades = (page: Page, lab: string) =>
  page.evaluate((id) => {
    const maps = [...document.querySelectorAll<HTMLCanvasElement>(`#${id} canvas`)].filter((map) => map.width > 3);
    return maps.map((map) => {
      const data = map.getContext('2d')?.getImageData(0, 0, map.width, map.height).data ?? [];
      const colours = new Set<number>();
      for (let i = 0; i < data.length; i += 4)
        colours.add(((data[i] ?? 0) << 16) | ((data[i + 1] ?? 0) << 8) | (data[i + 2] ?? 0));
      return colours.size;
    });
  }, lab);

/** What is on or chosen and looks exactly as what is not, and bars of the colour of the paper. */
const unseen = (page: Page, lab: string) =>
  page.evaluate((id) => {
    const root = document.getElementById(id) as HTMLElement;
    const look = (element: Element | null) => {
      if (!element) return '';
      const [own, after] = [getComputedStyle(element), getComputedStyle(element, '::after')];
      return [own.backgroundColor, own.color, own.borderColor, own.fontWeight, after.backgroundColor].join(' ');
    };
    const faults: string[] = [];
    const pairs = [
      ['[role=tab][aria-selected=true]', '[role=tab][aria-selected=false]'],
      ['input[type=radio]:checked + *', 'input[type=radio]:not(:checked, :disabled) + *'],
      ['input[role=switch]:checked + *', 'input[role=switch]:not(:checked) + *'],
    ] as const;
    for (const [on, off] of pairs)
      for (const element of root.querySelectorAll(on)) {
        const group = element.closest('[role=tablist], fieldset, .lab-body');
        const other = group?.querySelector(off);
        if (other && look(other) === look(element)) faults.push(`${on}: ${element.textContent?.trim()}`);
      }
    const paper = getComputedStyle(document.body).backgroundColor;
    for (const bar of root.querySelectorAll('.bars i')) {
      const { backgroundColor, backgroundImage } = getComputedStyle(bar);
      const bare = backgroundColor === paper || backgroundColor === 'rgba(0, 0, 0, 0)';
      if (bare && backgroundImage === 'none') faults.push(`bar ${bar.className}: ${backgroundColor}`);
    }
    return faults;
  }, lab);

describe.each(['light', 'dark'] as const)('a %s contrast theme', (scheme) => {
  it.each(labPages())('$id', async ({ anchor, path }) => {
    const page = await open(scheme, path);
    const lab = page.locator(`#${anchor} [data-lab-state]`);
    await lab.hover({ position: { x: 10, y: 10 } });
    await lab.locator('astro-island:not([ssr])').first().waitFor();
    await lab.scrollIntoViewIfNeeded();
    expect(await unseen(page, anchor)).toEqual([]);
    if ((await lab.locator('canvas').filter({ visible: true }).count()) > 0)
      await expect.poll(async () => Math.max(...(await shades(page, anchor)))).toBeGreaterThan(8);
    // a switch that is off does not look on
    const on = lab.locator('input[role=switch]:checked');
    if ((await on.count()) === 0) return;
    const track = await lab.locator('input[role=switch]:checked + *').first().elementHandle();
    const look = () => track?.evaluate((element) => getComputedStyle(element).backgroundColor);
    const before = await look();
    await on.first().click();
    expect(await look()).not.toBe(before);
  });
});
