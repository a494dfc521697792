/** The few-shot lab, driven as a reader drives it, on wasm and on a really running WebGPU. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import KIT_EN from '../../kit/lab/strings/en.ts';
import KIT_FR from '../../kit/lab/strings/fr.ts';
import { loadReasonerInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import { judgeFewShot, promptIds, type Reasoner } from '../../kit/tasks/scoring.ts';
import { chromiumLaunch } from '../../tests/setup/chromium.ts';
import { askedBy, itemOf } from './asked.ts';
import { STATE } from './state.ts';
import LAB_EN from './strings/en.ts';
import LAB_FR from './strings/fr.ts';

const baseURL = inject('baseURL');
const LANGUAGES = {
  fr: { path: '55-3-2/', lab: LAB_FR, kit: KIT_FR, number: 'fr-FR' },
  en: { path: 'en/55-3-2/', lab: LAB_EN, kit: KIT_EN, number: 'en-GB' },
} as const;

let browser: Browser;
let context: BrowserContext;
let reasoner: Reasoner & { readonly model: Awaited<ReturnType<typeof loadReasonerInNode>> };
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
  const [model, tokenizer] = await Promise.all([loadReasonerInNode(), loadTokenizerInNode('public/models/reasoner')]);
  reasoner = { model, tokenizer };
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

async function open(path: string, backend: 'webgpu' | 'wasm'): Promise<Page> {
  context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript((choice) => localStorage.setItem('book:backend', choice), backend);
  const page = await context.newPage();
  await page.goto(baseURL + path, { waitUntil: 'load' });
  await page.locator('#few-shot textarea').hover();
  return page;
}
const labOf = (page: Page) => page.locator('#few-shot astro-island:not([ssr])');

/** Probability of the most likely first token, from float64 sums over the logits of the model run here. */
async function top(prompt: string): Promise<number> {
  const logits = (await reasoner.model.logits(promptIds(reasoner, prompt))).slice(-reasoner.model.config.vocabulary);
  const most = Math.max(...logits);
  return 1 / logits.reduce((sum, z) => sum + Math.exp(z - most), 0);
}

describe.each([
  ['fr', 'wasm'],
  ['en', 'wasm'],
  ['fr', 'webgpu'],
] as const)('few-shot lab, %s on %s', (locale, backend) => {
  const { path, lab: s, kit, number } = LANGUAGES[locale];
  const percent = (share: number, digits: number) =>
    new Intl.NumberFormat(number, {
      style: 'percent',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    }).format(share);

  it('asks before it downloads, reads another prompt with the true probabilities, measures a set', async () => {
    const page = await open(path, backend);
    const lab = labOf(page);
    const state = { ...STATE.defaultsIn(locale), seed: 2 };
    await lab.getByRole('button', { name: s.task.another }).click();
    expect(await lab.locator('textarea').inputValue()).toBe(askedBy(state).prompt);
    await lab.getByRole('button', { name: new RegExp(`^${kit.load('').slice(0, 12)}`) }).click();
    await lab.locator('.answer table:not(.stale)').waitFor({ timeout: 90_000 });
    expect(await lab.locator('.answer').innerText()).toContain(percent(await top(askedBy(state).prompt), 1));

    await lab.getByRole('radio', { name: '10', exact: true }).check({ force: true });
    await lab.getByRole('button', { name: kit.study.go }).click();
    if (backend === 'webgpu') {
      // a software GPU would take minutes: what is measured so far stays when the reader stops
      await lab.locator('.accuracy .ui-provenance.measured').waitFor({ timeout: 240_000 });
      await lab.getByRole('button', { name: kit.study.stop }).click();
      await lab.getByText(kit.study.partial, { exact: true }).waitFor();
      const said = await lab.locator('.accuracy').innerText();
      expect([1, 2, 3, 4, 5, 6, 7, 8, 9].some((count) => said.includes(s.accuracy.here(String(count))))).toBe(true);
    } else {
      await lab.getByRole('button', { name: kit.study.again }).waitFor({ timeout: 120_000 });
      const judged = await Promise.all(
        Array.from({ length: 10 }, (_, i) => judgeFewShot(reasoner, itemOf(state, 8, i))),
      );
      const share = judged.filter(Boolean).length / 10;
      expect(await lab.locator('.accuracy .chart > p').first().innerText()).toContain(
        s.accuracy.between(s.accuracy.series.true, '', percent(share, 0), '', '8').split(',')[1]?.trim() ?? '',
      );
    }

    // the whole state is in the address: a fresh page restores it
    await page.waitForFunction(() => /seed=2/.test(location.hash) && /count=10/.test(location.hash));
    const again = await context.newPage();
    await again.goto(page.url(), { waitUntil: 'load' });
    await again.locator('#few-shot textarea').hover();
    await again.waitForFunction(
      (prompt) => document.querySelector<HTMLTextAreaElement>('#few-shot textarea')?.value === prompt,
      askedBy(state).prompt,
    );
  }, 300_000);
});

describe('few-shot lab', () => {
  it('shows that examples leave the weights as they are, and that a gradient does not', async () => {
    const page = await open('55-3-2/#few-shot?task=table&lang=fr&k=8&view=weights', 'wasm');
    const lab = labOf(page);
    await lab.getByRole('button', { name: LAB_FR.weights.go }).click();
    await lab.getByRole('button', { name: new RegExp(`^${KIT_FR.load('').slice(0, 12)}`) }).click();
    await lab.locator('.weights table').waitFor({ timeout: 120_000 });
    const sums = await lab
      .locator('.weights code')
      .evaluateAll((codes) => codes.map((code) => code.getAttribute('title')));
    expect(sums[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(sums[1]).not.toBe(sums[0]);
    // beside bytes that do not move, what moves
    const cells = await lab
      .locator('.weights tbody tr')
      .evaluateAll((rows) =>
        rows.map((row) => [...row.querySelectorAll('td')].map((cell) => (cell as HTMLElement).innerText)),
      );
    const [, bytes, right, bits, , changed] = cells as [string, string][];
    const numbers = (row?: [string, string]) =>
      (row ?? []).map((text) => Number.parseFloat(text.replaceAll(/[\s<>]/g, '').replace(',', '.')));
    expect(numbers(bytes)[0]).toBe(0);
    expect(numbers(bytes)[1]).toBeGreaterThan(0);
    for (const value of numbers(right)) expect(value).toBeGreaterThan(50);
    for (const value of numbers(bits)) expect(value).toBeGreaterThan(1);
    expect(numbers(changed)[0]).toBe(0);
    expect(numbers(changed)[1]).toBeGreaterThan(9);
    expect(await lab.locator('.weights').innerText()).toContain(LAB_FR.weights.outputsSame);
  }, 240_000);

  it('by keyboard: a head is opened and switched off, and the address says so', async () => {
    const page = await open('55-3-2/#few-shot?task=table&lang=fr&k=8&view=heads', 'wasm');
    const lab = labOf(page);
    await lab.locator('[role="grid"] button').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /head=2\.2/.test(location.hash));
    await lab.getByRole('switch').focus();
    await page.keyboard.press('Space');
    await page.waitForFunction(() => /off=2\.2/.test(location.hash));
  }, 120_000);
});
