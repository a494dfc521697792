/** A script, a recording or strings that do not come the first time: the page says so, and the next touch asks again. */
import { existsSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import HUB from '../../kit/hub/strings/fr.ts';
import SHOTS from '../../labs/few-shot/strings/fr.ts';
import BOOK_EN from '../../src/components/book/strings/en.ts';
import BOOK_FR from '../../src/components/book/strings/fr.ts';
import { drivenPages } from '../setup/browser.ts';
import { labPages } from '../setup/labs.ts';

const open = drivenPages();

/** Every file that is asked for from now on fails once; gives their names. */
async function failOnce(page: Page): Promise<Set<string>> {
  const failed = new Set<string>();
  await page.route(/\/(_astro|recorded)\//, (route) => {
    const { pathname } = new URL(route.request().url());
    if (failed.has(pathname)) return route.continue();
    failed.add(pathname);
    return route.abort('connectionfailed');
  });
  return failed;
}

/** Touches an island again and again, as an insistent reader, until it lives. */
async function insist(page: Page, asleep: Locator): Promise<void> {
  for (let touch = 0; touch < 60 && (await asleep.count()) > 0; touch += 1) {
    await asleep.first().dispatchEvent('pointerdown');
    await page.waitForTimeout(200);
  }
  expect(await asleep.count()).toBe(0);
}

it.each(labPages())('lab $id: every file fails once', async ({ id, path, anchor }) => {
  const page = await open(path);
  const lab = page.locator(`#${anchor}`);
  const asleep = lab.locator('astro-island[ssr]');
  const failed = await failOnce(page);
  await lab.locator('textarea, input, select').locator('visible=true').first().focus();
  await lab.getByText(BOOK_FR.unloaded).waitFor();
  await insist(page, asleep);
  expect(await lab.getByText(BOOK_FR.unloaded).count()).toBe(0);
  // scripts, strings, and the recording of a lab that has one
  expect([...failed].filter((name) => name.endsWith('.json'))).toHaveLength(
    existsSync(`labs/${id}/recorded.ts`) ? 1 : 0,
  );
  expect([...failed].filter((name) => name.endsWith('.js')).length).toBeGreaterThan(3);
});

it('an exercise: every file fails once', async () => {
  const page = await open('en/55-1-1/');
  const exercise = page.locator('#ex-attention-dot-product-spread');
  const failed = await failOnce(page);
  await exercise.scrollIntoViewIfNeeded();
  await exercise.getByText(BOOK_EN.unloaded).waitFor();
  await insist(page, exercise.locator('astro-island[ssr]'));
  await exercise.locator('[data-ready=true]').waitFor();
  expect(failed.size).toBeGreaterThan(3);
});

it('the progress page: every file fails once', async () => {
  const page = await open('progression/', { prepare: (_, opening) => failOnce(opening) });
  await page.getByText(BOOK_FR.unloaded).waitFor();
  await insist(page, page.locator('astro-island[ssr]'));
  await page.locator('[data-ready=true]').waitFor();
});

it('the page of public models: every file fails once', async () => {
  const page = await open('hub/');
  await page.getByRole('button', { name: HUB.gate.accept }).click();
  await page.getByRole('button', { name: HUB.choice.ask }).waitFor();
  const failed = await failOnce(page);
  await page.reload({ waitUntil: 'load' });
  await page.getByText(BOOK_FR.unloaded).waitFor();
  await insist(page, page.locator('astro-island[ssr]'));
  await page.getByRole('button', { name: HUB.choice.ask }).waitFor();
  expect(failed.size).toBeGreaterThan(2);
});

describe('without a network', () => {
  it('what is clicked is done when it is back', async () => {
    const page = await open('55-3-2/');
    const lab = page.locator('#lab-few-shot');
    await page.route('**/*', (route) => route.abort('internetdisconnected'));
    const seed = lab.locator('input[type=number]');
    const before = await seed.inputValue();
    const button = lab.getByRole('button', { name: SHOTS.task.another });
    await button.click();
    await lab.getByText(BOOK_FR.unloaded).waitFor();
    await page.unroute('**/*');
    await button.hover();
    await lab.locator('astro-island:not([ssr])').waitFor();
    await expect.poll(() => seed.inputValue()).not.toBe(before);
    expect(await lab.getByText(BOOK_FR.unloaded).count()).toBe(0);
  });
});
