/** What a reader sees at once on a phone, 360 px wide: what was asked for, its answer, and whether it is of before. */
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import BAR from '../../kit/lab/strings/fr.ts';
import ATTENTION from '../../labs/attention/strings/fr.ts';
import LORA from '../../labs/lora/strings/fr.ts';
import OBJECTIVES from '../../labs/objectives/strings/fr.ts';
import { chromiumLaunch } from '../setup/chromium.ts';

const baseURL = inject('baseURL');
const PATIENCE = { timeout: 90_000 };

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

async function open(path: string, id: string, state = ''): Promise<[Page, Locator]> {
  const viewport = { width: 360, height: 740 };
  context = await browser.newContext({ viewport, isMobile: true, hasTouch: true, serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(`${baseURL}${path}${state}`, { waitUntil: 'load' });
  const lab = page.locator(`#${id}`);
  await lab.hover({ position: { x: 10, y: 10 } });
  await lab.locator('astro-island:not([ssr])').first().waitFor(PATIENCE);
  return [page, lab];
}

const load = (lab: Locator) =>
  lab.getByRole('button', { name: new RegExp(`^${BAR.load('').slice(0, 12)}`) }).click(PATIENCE);

/** Part of the element inside the window, below the bar of the page and above what the lab asks. */
const inSight = (element: Locator) =>
  element.evaluate((shown) => {
    const { left, top, right, bottom } = shown.getBoundingClientRect();
    const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
    return at !== null && shown.contains(at);
  });

describe('LoRA: the strength and the three texts fit in the window', () => {
  it.each(['Je partirai demain pour Londres', `Ma chère amie, ${'je vous écris encore ce soir, '.repeat(8)}`])(
    '%s',
    async (prompt) => {
      const [page, lab] = await open('55-3-1/', 'lora-lab', `#lora-lab?n=64&s=0.5&text=${encodeURIComponent(prompt)}`);
      await load(lab);
      const texts = lab.locator('article .text');
      const unfold = lab.getByRole('button', { name: LORA.outputs.unfold });
      await unfold.waitFor(PATIENCE);
      await expect.poll(() => texts.locator('em').count(), PATIENCE).toBe(0);
      const top = await lab.getByRole('slider').first().boundingBox();
      const bottom = await lab.locator('article').last().boundingBox();
      const bar = 52;
      expect((bottom?.y ?? 0) + (bottom?.height ?? 740) - (top?.y ?? 0)).toBeLessThan(740 - bar);
      // unfolded, all of each is there
      await unfold.click();
      const cut = await texts.evaluateAll((all) =>
        all
          .filter((text) => text.clientWidth > 1 && text.scrollHeight > text.clientHeight + 1)
          .map((text) => text.textContent),
      );
      expect(cut).toEqual([]);
      await page.close();
    },
    PATIENCE.timeout,
  );
});

describe('a mission, before the model is there', () => {
  it.each([
    ['attention', ATTENTION.missions.mask],
    ['attention', ATTENTION.missions.layer],
    ['objectives', OBJECTIVES.missions.write],
  ])('%s, « %s »: where it leads, the answer is said to be of before', async (id, mission) => {
    const [, lab] = await open('55-1-1/', id);
    await lab.getByRole('button', { name: mission }).click();
    await lab.locator('.request.open').waitFor();
    await expect
      .poll(async () => Promise.all((await lab.locator('.why').all()).map(inSight)), { timeout: 5000 })
      .toContain(true);
  });
});

it('objectives: the draw of a rare token has all its columns in the window', async () => {
  const [page, lab] = await open('55-1-1/', 'objectives', '#objectives?t=2&p=1&n=12');
  await load(lab);
  const written = lab.locator('.written button');
  await expect.poll(() => written.count(), PATIENCE).toBe(12);
  for (const token of await written.all()) {
    await token.click();
    const right = await lab.locator('.draw table').evaluate((table) => table.getBoundingClientRect().right);
    expect(right).toBeLessThanOrEqual(360);
  }
  await page.close();
});
