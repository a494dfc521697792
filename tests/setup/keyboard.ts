/** A reader without a mouse: walks with Tab, and sees at every stop where the focus is. */
import type { Locator, Page } from 'playwright';

/** What holds the focus, and whether an outline shows it: on the element, or on what stands for a hidden radio or checkbox. */
const HERE = () => {
  const here = document.activeElement;
  const shown = [here, here?.nextElementSibling, here?.parentElement].some((element) => {
    if (!element) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(element);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) > 0;
  });
  return { shown, what: here?.outerHTML.slice(0, 160) ?? '', left: here === document.body };
};

/** Puts the focus just before a lab, as it is for someone who reads on with the keyboard. */
export async function before(page: Page, id: string): Promise<void> {
  await page.locator(`#${id}`).evaluate((lab) => {
    lab.tabIndex = -1;
    lab.focus();
  });
}

/** Presses Tab until `target` holds the focus. Fails when a stop is not shown, or when `most` presses do not lead there. */
export async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  const walked: string[] = [];
  for (let i = 0; i < most; i++) {
    await page.keyboard.press('Tab');
    const { shown, what, left } = await page.evaluate(HERE);
    walked.push(what);
    if (!shown && !left) throw new Error(`the focus cannot be seen on ${what}`);
    if (await target.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab does not lead there:\n${walked.join('\n')}`);
}

/** Presses Tab from one end of a lab to the other; the number of stops. Fails when a stop is not shown, or when there is no way out. */
export async function walkThrough(page: Page, lab: Locator, most = 150): Promise<number> {
  for (let stops = 0; stops < most; stops++) {
    await page.keyboard.press('Tab');
    if (!(await lab.evaluate((element) => element.contains(document.activeElement)))) return stops;
    const { shown, what } = await page.evaluate(HERE);
    if (!shown) throw new Error(`the focus cannot be seen on ${what}`);
  }
  throw new Error(`no way out after ${most} stops: ${(await page.evaluate(HERE)).what}`);
}
