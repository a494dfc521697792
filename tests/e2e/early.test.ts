/** What a reader enters into a lab before its script has come stays, whatever the control, and the lab knows it. */
import { describe, expect, it } from 'vitest';
import { drivenPages } from '../setup/browser.ts';
import { type ControlKind, enter, holdBack, KINDS, shown } from '../setup/early.ts';
import { labPages } from '../setup/labs.ts';

const open = drivenPages();
const labs = labPages();
const met = new Set<string>();

describe.each(labs)('$id', ({ path, anchor }) => {
  it.each(Object.keys(KINDS) as ControlKind[])('%s', async (kind) => {
    const page = await open(path);
    const island = page.locator(`#${anchor} astro-island`).first();
    const release = await holdBack(page);
    const all = island.locator(KINDS[kind]).and(page.locator(':not(:disabled)'));
    const control = all.filter({ visible: true }).first();
    if ((await control.count()) === 0) {
      // what is folded is entered into as well, once unfolded
      const fold = island.locator('details:not([open])', { has: page.locator(KINDS[kind]) }).filter({ visible: true });
      if ((await fold.count()) > 0) await fold.locator('> summary').first().click();
      if ((await control.count()) === 0) return; // a lab has not every kind
    }
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
    expect(await shown(here)).toBe(entered);
    if (kind === 'text') {
      // the caret is where it was, and what is typed on goes on there
      await page.keyboard.type('fait ');
      expect((await shown(here)).startsWith('Vite fait ')).toBe(true);
      await here.blur(); // some fields say what they hold when they are left
      await page.waitForFunction(() => location.hash.includes('Vite+fait+'));
    } else if (kind !== 'details') await page.waitForFunction(() => location.hash.includes('?'));
  });
});

it('every kind of control is in some lab', () => expect([...met].sort()).toEqual(Object.keys(KINDS).sort()));
