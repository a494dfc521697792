/** The search, by keyboard alone: it opens, announces, leads to a place that is lit, and is no burden before. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright';
import { describe, expect, inject, it } from 'vitest';
import en from '../../src/search/strings/en.ts';
import fr from '../../src/search/strings/fr.ts';
import { drivenPages } from '../setup/browser.ts';
import { axeViolations } from '../setup/pages.ts';

const open = drivenPages();
/** bytes compressed that may come before the first query */
const MOST = 60_000;

const field = (page: Page) => page.getByRole('combobox', { name: fr.field });
const active = (page: Page) => page.locator('.search [role=option][aria-selected=true]');

async function look(page: Page, query: string, key = '/'): Promise<void> {
  await page.keyboard.press(key);
  await field(page).waitFor();
  await page.keyboard.type(query);
  await active(page).waitFor();
}

describe('before a reader asks for it', () => {
  it('nothing of it is loaded; opened, it brings less than 60 kB, compressed as the poorest host does', async () => {
    const page = await open('55-2-0/');
    await page.waitForLoadState('networkidle');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const before = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    expect(before.filter((name) => /\/(search-|text-|dialog)/.test(name))).toEqual([]);

    await page.keyboard.press('/');
    await page.waitForFunction(() => document.querySelector('.search-count')?.textContent === '');
    expect(asked.length).toBeGreaterThan(3);
    const bytes = asked.map((path) => gzipSync(readFileSync(join(inject('distDir'), path)), { level: 9 }).length);
    const sum = bytes.reduce((total, each) => total + each, 0);
    console.info(`search: ${sum} bytes before the first query, ${asked.length} files`);
    expect(sum).toBeLessThan(MOST);
  });

  it('without script, the link leads to the index of terms', async () => {
    const page = await open('55-2-0/', { javaScriptEnabled: false });
    await page.locator('.search-button').click();
    await page.waitForURL(/\/termes\/$/);
  });
});

describe('by keyboard', () => {
  it('a query is announced, arrows choose, Enter leads to the place, which is lit; Escape puts it out', async () => {
    const page = await open('55-2-0/');
    await look(page, 'masque causal');
    const status = await page.locator('.search [role=status]').innerText();
    expect(status).toMatch(/^\d+\u00A0passages, dans \d+\u00A0sections?$/);
    const input = field(page);
    expect(await input.getAttribute('aria-expanded')).toBe('true');
    const first = await active(page).getAttribute('id');
    expect(await input.getAttribute('aria-activedescendant')).toBe(first);
    // up from the first is the last, down again the first; then past the glossary
    await page.keyboard.press('ArrowUp');
    expect(await active(page).getAttribute('id')).not.toBe(first);
    await page.keyboard.press('ArrowDown');
    expect(await active(page).getAttribute('id')).toBe(first);
    const inSection = page
      .locator('.search [role=group]', { hasText: /^55\.1\.1/ })
      .locator('[role=option]')
      .first();
    while ((await active(page).getAttribute('id')) !== (await inSection.getAttribute('id')))
      await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/55-1-1\/#[\w.-]+\?found=/);
    const lit = page.locator('.found');
    await lit.waitFor();
    await page.waitForFunction(() => (CSS.highlights.get('found')?.size ?? 0) > 1);
    expect(await lit.evaluate((place) => place === document.activeElement)).toBe(true);
    await page.waitForFunction(() => document.documentElement.dataset['laid'] !== undefined);
    await expect.poll(() => lit.evaluate((place) => place.getBoundingClientRect().top)).toBeGreaterThan(50);
    expect(await lit.evaluate((place) => place.getBoundingClientRect().top)).toBeLessThan(120);
    await page.keyboard.press('Escape');
    expect(await lit.count()).toBe(0);
    expect(await page.evaluate(() => CSS.highlights.size)).toBe(0);
    expect(page.url()).not.toContain('found');
  });

  it('a result of this very page is gone to without loading it again, even twice, and what is folded opens', async () => {
    const page = await open('55-1-1/');
    await page.evaluate(() => Object.assign(window, { stayed: true }));
    for (let turn = 0; turn < 2; turn += 1) {
      await look(page, 'RMSNorm', 'Control+k');
      await page.locator('.search a[href*="/55-1-1/#"]').first().click();
      await page.waitForFunction(() => document.activeElement?.classList.contains('found'));
      expect(await page.locator('.search').isVisible()).toBe(false);
      expect(await page.locator('.found').isVisible()).toBe(true);
    }
    expect(await page.evaluate(() => 'stayed' in window)).toBe(true);
    expect(await page.locator('details:has(.found)').evaluate((fold) => (fold as HTMLDetailsElement).open)).toBe(true);
  });

  it('Escape closes it and gives the focus back; « / » is a letter where the reader writes, and can be renounced', async () => {
    const page = await open('55-2-0/');
    const button = page.locator('.search-button');
    await button.focus();
    await page.keyboard.press('Enter');
    await field(page).waitFor();
    await page.keyboard.type('a/b');
    expect(await field(page).inputValue()).toBe('a/b');
    await page.getByLabel(fr.shortcut).uncheck();
    await page.keyboard.press('Escape');
    expect(await button.evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.press('/');
    expect(await page.locator('.search').isVisible()).toBe(false);
    await page.keyboard.press('Control+k');
    await field(page).waitFor();
  });

  it('nothing found is said, and the index of terms is one link away', async () => {
    const page = await open('55-2-0/');
    await page.keyboard.press('/');
    await field(page).fill('zzzzqqqq');
    await expect.poll(() => page.locator('.search [role=status]').innerText()).toBe(fr.none);
    expect(await field(page).getAttribute('aria-expanded')).toBe('false');
    await page.locator('.search').getByRole('link', { name: fr.terms }).click();
    await page.waitForURL(/\/termes\/$/);
  });

  it('an index that does not come is said, and asked for again', async () => {
    const page = await open('en/55-2-0/');
    await page.route(/search-en\./, (route) => route.abort());
    await page.keyboard.press('/');
    await expect.poll(() => page.locator('.search [role=status]').innerText()).toBe(en.unavailable);
    await page.unroute(/search-en\./);
    await page.keyboard.press('Escape');
    await page.keyboard.press('/');
    await page.keyboard.type('memory');
    await active(page).waitFor();
  });
});

it.each([
  [1280, 'light'],
  [360, 'dark'],
] as const)('axe finds nothing, %i px wide, %s', async (width, colorScheme) => {
  const page = await open('55-2-0/', { viewport: { width, height: 740 }, colorScheme });
  await look(page, 'attention');
  await page.locator('.search-text mark').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(await sideways()).toBeLessThanOrEqual(0);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('.found').waitFor();
  expect(await axeViolations(page, '.found')).toEqual([]);
  expect(await sideways()).toBeLessThanOrEqual(0);
});
