/**
 * A few actions at random in each lab (`npm run monkey` does a thousand of each): nothing fails unsaid, and the address
 * brings back afresh what the lab shows.
 */
import { expect, it } from 'vitest';
import { TRIALS } from '../../kit/trials.ts';
import { drivenPages } from '../setup/browser.ts';
import { labPages } from '../setup/labs.ts';
import { followed, shownBy, shownUnderTabs, unsaid, wake, wanderIn } from '../setup/monkey.ts';

const open = drivenPages();

it.each(labPages())('lab $id', async (lab) => {
  const page = await open(lab.path);
  const errors = unsaid(page);
  await wake(page, lab);
  const done = await wanderIn(page, lab, 19, TRIALS.actions);
  expect(done).toHaveLength(TRIALS.actions);
  await followed(page);
  const address = page.url();
  const before = await shownUnderTabs(page, lab);
  const told = [...done, address, ...before.settings].join('\n');
  // the same address in another tab: what it shows, folds closed, the first one showed too
  await page.goto('about:blank');
  await page.goto(address, { waitUntil: 'load' });
  await wake(page, lab);
  const missing = async () => {
    const { settings, text } = await shownBy(page, lab);
    const of = lab.asks ? [] : text.filter((line) => !before.text.includes(line));
    return [...settings.filter((one) => !before.settings.includes(one)), ...of];
  };
  await expect.poll(missing, { message: told }).toEqual([]);
  expect(errors, told).toEqual([]);
});
