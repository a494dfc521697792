/** « Emergence or mirage », driven as a reader drives it: bet, counts, a sum of one's own, a measure of one's own. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright';
import { describe, expect, it } from 'vitest';
import KIT from '../../kit/lab/strings/fr.ts';
import { loadDecoderInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import { drivenPages } from '../../tests/setup/browser.ts';
import { axeViolations } from '../../tests/setup/pages.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const LANGUAGES = {
  fr: { path: '55-1-2/', s: FR, tag: 'fr-FR' },
  en: { path: 'en/55-1-2/', s: EN, tag: 'en-GB' },
} as const;
const golden = JSON.parse(readFileSync('tests/golden/emergence.json', 'utf8')) as readonly Record<string, number>[];
const rowsOf = (wanted: Record<string, unknown>) =>
  golden.filter((row) => Object.entries(wanted).every(([key, value]) => row[key] === value));
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

const openPage = drivenPages();
const open = (path: string) => openPage(path, { viewport: { width: 1280, height: 900 } });

async function awake(page: Page) {
  await page.locator('#additions').scrollIntoViewIfNeeded();
  await page.locator('#additions').hover();
  const lab = page.locator('#additions astro-island:not([ssr])').first();
  await lab.waitFor();
  return lab;
}

describe.each(['fr', 'en'] as const)('emergence or mirage, %s', (locale) => {
  const { path, s, tag } = LANGUAGES[locale];
  const percent = new Intl.NumberFormat(tag, { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

  it('takes a bet, then shows what numpy counts; a link opens it again', async () => {
    const page = await open(path);
    const lab = await awake(page);
    await lab.getByRole('spinbutton').fill('80');
    await lab.getByRole('button', { name: s.bet.go }).click();
    const rows = rowsOf({ digits: 5, carry: 'any', size: '10k' });
    for (const [name, measure] of [
      ['exact', 'exact'],
      ['power', 'byShare'],
      ['product', 'product'],
    ] as const) {
      const value = percent.format(mean(rows.map((row) => row[measure] ?? Number.NaN)));
      await lab.locator(`[data-value="${name}"]`, { hasText: value }).waitFor();
    }
    await page.waitForFunction(() => location.hash === '#additions?b=80&a=1');
    expect(await axeViolations(page)).toEqual([]);
    const again = await page.context().newPage();
    await again.goto(page.url(), { waitUntil: 'load' });
    await (await awake(again)).locator('[data-value="exact"]').waitFor();
  });

  it('runs the reader’s own measure, and says what is wrong with one', async () => {
    const page = await open(path);
    const lab = await awake(page);
    await lab.locator('[data-tab="own"]').click();
    await lab.locator('[data-step="own"]').waitFor({ timeout: 30_000 });
    const field = lab.getByRole('textbox', { name: s.own.field });
    await field.fill('p.map(');
    await lab.getByRole('button', { name: s.own.go }).click();
    await lab.locator('.ui-alert', { hasText: 'SyntaxError' }).waitFor({ timeout: 30_000 });
    expect(await field.inputValue()).toBe('p.map(');
    await field.fill('p[0] < 2 ? "a" : 1');
    await lab.getByRole('button', { name: s.own.go }).click();
    await lab.locator('.ui-alert', { hasText: s.own.problems['not-number'] }).waitFor({ timeout: 30_000 });
    expect(await axeViolations(page)).toEqual([]);
  });
});

it('asks before it downloads, then the small sizes answer a typed sum as raw logits say, and the whole log', async () => {
  const page = await open('55-1-2/');
  const lab = await awake(page);
  await lab.locator('[data-tab="log"]').click();
  const [a, b] = [68_407, 25_936];
  await lab.locator('#emergence-sum input').fill(`${a}+${b}`);
  await lab.getByRole('button', { name: new RegExp(`^${KIT.load('').slice(0, 12)}`) }).click();
  await lab.locator('#emergence-sum .measured').waitFor({ timeout: 120_000 });
  const folder = 'public/models/scaling/addition-27k';
  const [model, tokenizer] = await Promise.all([loadDecoderInNode(folder), loadTokenizerInNode(folder)]);
  const ids = (text: string) => [...text].flatMap((character) => tokenizer.ids(character));
  const prompt = [model.config.endOfText, ...ids(`${a}+${b}=`)];
  const right = [...ids(String(a + b)), model.config.endOfText];
  const logits = await model.logits([...prompt, ...right]);
  const V = model.config.vocabulary;
  const p = right.map((id, i) => {
    const row = Array.from(logits.subarray((prompt.length - 1 + i) * V, (prompt.length + i) * V), Math.exp);
    return (row[id] ?? 0) / row.reduce((sum, one) => sum + one, 0);
  });
  const two = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const row = lab.locator('#emergence-sum tr[data-row="27k"]');
  await row.waitFor();
  const shown = await row.locator('.p span').allInnerTexts();
  expect(shown).toHaveLength(p.length);
  for (const [i, text] of shown.entries()) {
    expect([-0.001, 0, 0.001].map((shift) => two.format((p[i] ?? 0) + shift))).toContain(text);
  }
  await lab.getByRole('button', { name: FR.log.ask }).click();
  await lab.locator('.together[data-live="true"]').waitFor({ timeout: 120_000 });
  const [kept] = rowsOf({ digits: 5, carry: 'any', size: '10k', seed: 1337 });
  const percent = new Intl.NumberFormat('fr-FR', {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  expect(await lab.locator('[data-measure="exact"] dd').innerText()).toBe(
    percent.format(kept?.['exact'] ?? Number.NaN),
  );
  expect(await axeViolations(page)).toEqual([]);
}, 240_000);

it('the narrow page does not scroll sideways, in any view', async () => {
  const page = await open('55-1-2/');
  await page.setViewportSize({ width: 360, height: 740 });
  const lab = await awake(page);
  for (const tab of await lab.locator('[data-tab]').all()) {
    await tab.click();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  }
});
