/**
 * A page translated by the reader's browser: what is live shows what is true, prose can be read in another language.
 * A lab so read is compared with the same lab in the oldest browser that is supported: what either spoils would show.
 */
import type { Locator } from 'playwright';
import { expect, it } from 'vitest';
import EXERCISE from '../../kit/exercises/strings/fr.ts';
import BAR from '../../kit/lab/strings/fr.ts';
import { drivenPages, onWasm } from '../setup/browser.ts';
import { answer } from '../setup/exercises.ts';
import { goLive, LABS } from '../setup/labs.ts';
import { before, NO_GPU, OLDER } from '../setup/older-browser.ts';
import { translate } from '../setup/translator.ts';

const open = drivenPages();

/** What a lab says while it works, as a part of a sentence or alone. */
const WORKING = [BAR.computing, BAR.stale.busy, BAR.stale.loading].map((text) => text.replace(/^[\s:]+|…$/g, ''));

/** What is read once all that was asked is computed, and nothing is written any more; times differ from run to run. */
async function settled(view: Locator): Promise<string> {
  let last = '';
  const still = async () => {
    const before = last;
    const busy = WORKING.map((text) => view.getByText(text)).reduce((all, one) => all.or(one));
    last = (await busy.or(view.getByRole('progressbar')).count()) > 0 ? '' : await view.innerText();
    return last !== '' && last === before;
  };
  await expect.poll(still, { interval: 1000, timeout: 200_000 }).toBe(true);
  return last.replaceAll(/[\d,\u202f]+\s*(ms|s)\b/g, '… $1');
}

/** Wakes the lab as a reader does who goes for its first control; gives what its view says then. */
async function wake(view: Locator, meanwhile: () => Promise<unknown>): Promise<string> {
  await view.locator('textarea, select, input').locator('visible=true').first().focus();
  await view.locator('astro-island:not([ssr])').first().waitFor();
  await meanwhile();
  return settled(view);
}

const SLOW = { timeout: 500_000 };
it.each(LABS)('lab $id: translated, and in a browser of spring 2023, says and measures the same', SLOW, async (lab) => {
  const { path, anchor, exercise } = lab;
  const translated = async () => {
    const page = await open(path, { prepare: (context) => before(context, NO_GPU) });
    const view = page.locator(`#${anchor} .lab-view`);
    // a translator that obeys leaves the view alone
    expect(await translate(view, true)).toBe(0);
    expect(await translate(page.locator('main'), true)).toBeGreaterThan(100);
    await translate(view);
    const first = await wake(view, () => translate(view));
    await goLive(page, lab);
    return [first, await settled(view)];
  };
  const errors: string[] = [];
  const older = async () => {
    const page = await open(path, {
      prepare: (context) => {
        context.on('weberror', (error) => errors.push(String(error.error())));
        return before(context, OLDER);
      },
    });
    const view = page.locator(`#${anchor} .lab-view`);
    const first = await wake(view, async () => {});
    await goLive(page, lab);
    const measured = await settled(view);
    // and an exercise is graded there
    const box = exercise && (await answer(page, exercise));
    if (box) await box.locator('.feedback strong').waitFor({ timeout: 90_000 });
    return [first, measured];
  };
  const [one, other] = await Promise.all([translated(), older()]);
  expect(one).toEqual(other);
  expect(errors).toEqual([]);
});

it('an exercise: the numbers that are read are those of the variant, and the right answer to them is right', async () => {
  const page = await open('55-1-1/', { prepare: onWasm });
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
