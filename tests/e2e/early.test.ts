/** What a reader enters into a lab before its script has come stays, whatever the control, and the lab knows it. */
import type { Locator, Page } from 'playwright';
import { expect, it } from 'vitest';
import { drivenPages } from '../setup/browser.ts';
import { type ControlKind, enter, holdBack, KINDS, shown } from '../setup/early.ts';
import { labPages } from '../setup/labs.ts';

const open = drivenPages();
const labs = labPages();
const met = new Set<string>();

/** A control of a kind that a reader can reach, in the lab or, once unfolded, in what is folded; none in some labs. */
async function find(page: Page, island: Locator, kind: ControlKind): Promise<Locator | undefined> {
  const all = island.locator(KINDS[kind]).and(page.locator(':not(:disabled)'));
  const control = all.filter({ visible: true }).first();
  if ((await control.count()) > 0) return control;
  const fold = island.locator('details:not([open])', { has: page.locator(KINDS[kind]) }).filter({ visible: true });
  if ((await fold.count()) > 0) await fold.locator('> summary').first().click();
  return (await control.count()) > 0 ? control : undefined;
}

it.each(labs)('$id', async ({ path, anchor }) => {
  let next: { page: Page; release: () => void } | undefined;
  for (const kind of Object.keys(KINDS) as ControlKind[]) {
    // each kind has a page of its own, but for one that looked in vain for the kind before
    if (!next) {
      const page = await open(path);
      next = { page, release: await holdBack(page) };
    }
    const { page, release } = next;
    const island = page.locator(`#${anchor} astro-island`).first();
    const control = await find(page, island, kind);
    if (!control) continue;
    next = undefined;
    met.add(kind);
    const index = await island.evaluate(
      (root, found) => [...root.querySelectorAll('input, textarea, select, details')].indexOf(found as Element),
      await control.elementHandle(),
    );
    const here = island.locator('input, textarea, select, details').nth(index);
    await enter(kind, here);
    const entered = await shown(here);
    expect(await island.getAttribute('ssr')).not.toBeNull();
    release();
    await page.locator(`#${anchor} astro-island:not([ssr])`).first().waitFor();
    expect(await shown(here), kind).toBe(entered);
    if (kind === 'text') {
      // the caret is where it was, and what is typed on goes on there
      await page.keyboard.type('fait ');
      expect((await shown(here)).startsWith('Vite fait ')).toBe(true);
      await here.blur(); // some fields say what they hold when they are left
      await page.waitForFunction(() => location.hash.includes('Vite+fait+'));
    } else if (kind !== 'details') await page.waitForFunction(() => location.hash.includes('?'));
    await page.context().close();
  }
});

it('every kind of control is in some lab', () => expect([...met].sort()).toEqual(Object.keys(KINDS).sort()));
