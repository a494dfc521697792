/** Links, anchors, reloads and the way back lead to their place, while what is on the way is still being laid out. */
import { type Browser, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { chromiumLaunch } from '../setup/chromium.ts';

const baseURL = inject('baseURL');
const SECTION = `${baseURL}55-1-1/`;
/** far down the section, with labs before it */
const ANCHOR = 'explore-objectives';
/** px between which a heading stands below the bar of the page (`scroll-padding-top`) */
const [BAR, ROOM] = [50, 100];

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterEach(() => page?.close());
afterAll(() => browser?.close());

const laidOut = () =>
  page.waitForFunction(() => document.documentElement.dataset['laid'] !== undefined, null, { timeout: 60_000 });

/** Distance of the heading from the upper edge of the window once nothing moves any more, px. */
async function settled(id: string): Promise<number> {
  await laidOut();
  const top = () => page.locator(`#${id}`).evaluate((it) => it.getBoundingClientRect().top);
  let [before, now] = [Number.NaN, await top()];
  while (before !== now) {
    await page.waitForTimeout(300);
    [before, now] = [now, await top()];
  }
  return now;
}

describe.each([1280, 360])('%i px wide', (width) => {
  beforeEach(async () => {
    page = await browser.newPage({ viewport: { width, height: 740 } });
  });

  it('a link followed while the page is laid out leads to its heading, and stays there', async () => {
    await page.goto(SECTION, { waitUntil: 'load' });
    await page.evaluate((to) => document.querySelector<HTMLElement>(`a[href$="#${to}"]`)?.click(), ANCHOR);
    const top = await settled(ANCHOR);
    expect(top).toBeGreaterThan(BAR);
    expect(top).toBeLessThan(ROOM);
  });

  it('so does an address with an anchor, and one with the state of a lab', async () => {
    for (const [hash, id] of [
      [ANCHOR, ANCHOR],
      ['objectives?t=0.5', 'objectives'],
    ] as const) {
      await page.goto('about:blank');
      await page.goto(`${SECTION}#${hash}`, { waitUntil: 'load' });
      const top = await settled(id);
      expect(top, hash).toBeGreaterThan(BAR);
      expect(top, hash).toBeLessThan(ROOM);
    }
  });

  it.each(['', `#${ANCHOR}`])('loaded again or come back to, « %s » opens where it was left', async (hash) => {
    await page.goto(`${SECTION}${hash}`, { waitUntil: 'load' });
    await laidOut();
    const id = 'explore-attention';
    await page.locator(`#${id}`).evaluate((it) => {
      scrollBy({ top: it.getBoundingClientRect().top - 300, behavior: 'instant' });
    });
    const left = await settled(id);
    await page.reload({ waitUntil: 'load' });
    expect(Math.abs((await settled(id)) - left)).toBeLessThan(4);
    await page.goto(`${baseURL}55-1-2/`, { waitUntil: 'load' });
    await page.goBack({ waitUntil: 'load' });
    expect(Math.abs((await settled(id)) - left)).toBeLessThan(4);
  });
});
