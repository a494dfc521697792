/** « Predicting a loss », driven as a reader drives it: the bet before the answer, a budget, a link that holds it all. */
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

interface Row {
  readonly length: number;
  readonly count: string;
  readonly form: string;
  readonly held: number;
  readonly predicted: number;
  readonly measured: number;
}
const { predictions } = JSON.parse(readFileSync('tests/golden/scaling-laws.json', 'utf8')) as { predictions: Row[] };

const openPage = drivenPages();
const open = (path: string) => openPage(path, { viewport: { width: 1280, height: 900 } });

async function awake(page: Page) {
  await page.locator('#scaling').scrollIntoViewIfNeeded();
  await page.locator('#scaling').hover();
  const lab = page.locator('#scaling astro-island:not([ssr])').first();
  await lab.waitFor();
  return lab;
}

describe.each(['fr', 'en'] as const)('predicting a loss, %s', (locale) => {
  const { path, s, tag } = LANGUAGES[locale];
  const three = new Intl.NumberFormat(tag, { minimumFractionDigits: 3, maximumFractionDigits: 3 });

  it('takes a bet, then shows what scipy predicts and what was measured, for every form', async () => {
    const page = await open(path);
    const lab = await awake(page);
    await lab.getByRole('spinbutton').first().fill('1.9');
    await lab.getByRole('button', { name: s.predict.wager }).click();
    for (const form of ['straight', 'floor']) {
      await lab.getByRole('radio', { name: s.predict.forms[form as 'straight'] }).check({ force: true });
      const row = predictions.find(
        (one) => one.form === form && one.count === 'effective' && one.length === 2 && one.held === 7,
      );
      await lab.locator('[data-value="predicted"]', { hasText: three.format(row?.predicted ?? 0) }).waitFor();
      expect(await lab.locator('[data-value="measured"]').innerText()).toContain(three.format(row?.measured ?? 0));
    }
    await page.waitForFunction(() => location.hash === '#scaling?f=floor&b=1.9&a=1');
    expect(await axeViolations(page)).toEqual([]);

    const again = await page.context().newPage();
    await again.goto(page.url(), { waitUntil: 'load' });
    const restored = await awake(again);
    await restored.locator('[data-value="bet"]', { hasText: three.format(1.9) }).waitFor();
  });

  it('plans a budget, by its three units and with another law', async () => {
    const page = await open(path);
    const lab = await awake(page);
    await lab.locator('[data-tab="plan"]').click();
    await lab.locator('[data-plan="chosen"]', { hasText: locale === 'fr' ? '72,2' : '72.2' }).waitFor();
    await lab.getByRole('radio', { name: s.plan.laws.hoffmann }).check({ force: true });
    await lab.locator('[data-plan="chosen"]', { hasText: locale === 'fr' ? '32,2' : '32.2' }).waitFor();
    await lab.getByRole('radio', { name: s.plan.units.money }).check({ force: true });
    await lab.getByRole('spinbutton', { name: s.plan.fields.money }).fill('2000000');
    await page.waitForFunction(() => location.hash === '#scaling?v=plan&by=money&m=2000000&law=hoffmann');
    expect(await axeViolations(page)).toEqual([]);
  });
});

it('asks before it downloads, then every size reads a typed text as raw logits say, and writes', async () => {
  const page = await open('55-1-2/');
  const lab = await awake(page);
  await lab.locator('[data-tab="text"]').click();
  const text = 'Le vieux chat dormait près du feu.';
  await lab.locator('textarea').fill(text);
  await lab.getByRole('button', { name: new RegExp(`^${KIT.load('').slice(0, 12)}`) }).click();
  await lab.locator('#scaling-text .measured').first().waitFor({ timeout: 120_000 });
  const folder = 'public/models/scaling/text-497k';
  const [model, tokenizer] = await Promise.all([loadDecoderInNode(folder), loadTokenizerInNode(folder)]);
  const ids = tokenizer.ids(text);
  const V = model.config.vocabulary;
  const logits = await model.logits([model.config.endOfText, ...ids]);
  const bits = ids.map((id, i) => {
    const row = Array.from(logits.subarray(i * V, (i + 1) * V));
    return Math.log2(row.reduce((sum, z) => sum + Math.exp(z), 0)) - (row[id] ?? 0) / Math.LN2;
  });
  const perByte = bits.reduce((a, b) => a + b, 0) / new TextEncoder().encode(text).length;
  const three = new Intl.NumberFormat('fr-FR', { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  await lab
    .locator('summary', { hasText: /tableau/ })
    .first()
    .click();
  const cells = lab.locator('#scaling-text table').first().locator('tbody td');
  await cells.nth(6).waitFor({ timeout: 60_000 });
  const close = [-0.0005, 0, 0.0005].map((shift) => three.format(perByte + shift));
  expect(close).toContain((await cells.nth(6).innerText()).split(' ')[0]);
  await lab.locator('[data-written="497k"]').waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => location.hash.startsWith('#scaling?v=text&text=Le+vieux'));
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
