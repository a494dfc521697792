/** A page translated by the reader's browser: what is live shows what is true, prose can be read in another language. */
import type { Locator } from 'playwright';
import { describe, expect, it } from 'vitest';
import EXERCISE from '../../kit/exercises/strings/fr.ts';
import BAR from '../../kit/lab/strings/fr.ts';
import { drivenPages, onWasm } from '../setup/browser.ts';
import { goLive, LABS, labPages } from '../setup/labs.ts';
import { translate } from '../setup/translator.ts';

const openPage = drivenPages();
const open = (path: string) => openPage(path, { prepare: onWasm });

describe.each(labPages())('lab $id', ({ path, anchor }) => {
  it('is marked: a translator that obeys leaves its view alone', async () => {
    const page = await open(path);
    expect(await translate(page.locator(`#${anchor} .lab-view`), true)).toBe(0);
    expect(await translate(page.locator('main'), true)).toBeGreaterThan(100);
  });

  it('translated all the same, it wakes up as it would have', async () => {
    const read = async (translated: boolean) => {
      const page = await open(path);
      const view = page.locator(`#${anchor} .lab-view`);
      if (translated) await translate(view);
      await view.locator('textarea, select, input').locator('visible=true').first().focus();
      await view.locator('astro-island:not([ssr])').waitFor();
      if (translated) await translate(view);
      await page.waitForTimeout(300);
      return view.innerText();
    };
    const [as, translated] = await Promise.all([false, true].map(read));
    expect(translated).toBe(as);
  });
});

/** What is read once all that was asked is computed, and nothing is written any more; times differ from run to run. */
async function settled(view: Locator): Promise<string> {
  let last = '';
  const still = async () => {
    const before = last;
    const busy = view.getByText(BAR.computing).or(view.getByRole('progressbar'));
    last = (await busy.count()) > 0 ? '' : await view.innerText();
    return last !== '' && last === before;
  };
  await expect.poll(still, { interval: 1000, timeout: 90_000 }).toBe(true);
  return last.replaceAll(/[\d,\u202f]+\s*(ms|s)\b/g, '… $1');
}

it.each(LABS)('lab $id: what it measures is what is read', async (lab) => {
  const measured = async (translated: boolean) => {
    const page = await open(lab.path);
    const view = page.locator(`#${lab.anchor} [data-lab-state]`);
    if (translated) await translate(view);
    await view.hover({ position: { x: 10, y: 10 } });
    await view.locator('astro-island:not([ssr])').waitFor();
    if (translated) await translate(view);
    await goLive(page, lab);
    return settled(view);
  };
  const [as, translated] = await Promise.all([false, true].map(measured));
  expect(translated).toBe(as);
});

it('an exercise: the numbers that are read are those of the variant, and the right answer to them is right', async () => {
  const page = await open('55-1-1/');
  const exercise = page.locator('[data-exercise="attention.dot-product-spread"]');
  const statement = exercise.locator('.statement');
  const number = async () => /=\s*(\d+)/.exec(await statement.innerText())?.[1];
  await translate(exercise);
  await exercise.scrollIntoViewIfNeeded();
  await page.locator('[data-exercise="attention.dot-product-spread"][data-ready="true"]').waitFor();
  await translate(exercise);
  const before = await number();
  await exercise.getByRole('button', { name: EXERCISE.newVariant }).click();
  await expect.poll(number).not.toBe(before);
  const answer = Math.sqrt(Number(await number()))
    .toFixed(3)
    .replace('.', ',');
  await exercise.getByRole('textbox').fill(answer);
  await exercise.getByRole('button', { name: EXERCISE.check }).click();
  await exercise.getByText(EXERCISE.right).first().waitFor();
  // the statement is prose
  expect(await translate(statement, true)).toBeGreaterThan(0);
});
