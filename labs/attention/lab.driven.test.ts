/** The attention lab and its exercises, driven as a reader drives them, on wasm and on a really running WebGPU. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import EXERCISE from '../../kit/exercises/strings/fr.ts';
import { LAB_STRINGS } from '../../kit/lab/strings/index.ts';
import { loadDecoderInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import KIT_EN from '../../kit/ui/strings/en.ts';
import KIT_FR from '../../kit/ui/strings/fr.ts';
import { chromiumLaunch } from '../../tests/setup/chromium.ts';
import { axeViolations } from '../../tests/setup/pages.ts';
import LAB_FR from './strings/fr.ts';

const baseURL = inject('baseURL');
const LANGUAGES = {
  fr: { path: '55-1-1/', kit: KIT_FR, text: 'La pluie tombait sur la' },
  en: { path: 'en/55-1-1/', kit: KIT_EN, text: 'The rain was falling on the' },
} as const;

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

async function open(path: string, backend: 'auto' | 'webgpu' | 'wasm' = 'auto'): Promise<Page> {
  context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript((choice) => localStorage.setItem('book:backend', choice), backend);
  const page = await context.newPage();
  await page.goto(baseURL + path, { waitUntil: 'load' });
  return page;
}

const labOf = (page: Page) => page.locator('#attention astro-island:not([ssr])');

/** The lab's script comes when a reader first touches the lab. */
const wake = (page: Page) => page.locator('#attention textarea').hover();

/** Probability of the most likely next token, from the model run here in Node. */
async function expectedTop(text: string): Promise<{ token: string; probability: number }> {
  const [model, tokenizer] = await Promise.all([loadDecoderInNode(), loadTokenizerInNode()]);
  const ids = tokenizer.encode(text).map(({ id }) => id);
  const logits = (await model.logits(ids)).subarray((ids.length - 1) * model.config.vocabulary);
  const top = logits.indexOf(Math.max(...logits));
  const z = logits.reduce((sum, logit) => sum + Math.exp(logit - (logits[top] ?? 0)), 0);
  return { token: tokenizer.decode([top]).trim(), probability: 1 / z };
}

describe.each([
  ['fr', 'wasm'],
  ['en', 'wasm'],
  ['fr', 'webgpu'],
  ['en', 'webgpu'],
] as const)('attention lab, %s on %s', (locale, backend) => {
  const { path, kit, text } = LANGUAGES[locale];

  it('asks before it downloads, answers a typed sentence with the true probabilities, and obeys its switches', async () => {
    const page = await open(path, backend);
    await wake(page);
    const lab = labOf(page);
    const bar = LAB_STRINGS[locale];
    await lab.getByText(bar.recorded, { exact: true }).first().waitFor();
    await lab.locator('textarea').fill(text);
    await lab.getByRole('button', { name: new RegExp(`^${bar.load('').slice(0, 12)}`) }).click();
    await lab.getByText(kit.measured, { exact: true }).first().waitFor({ timeout: 60_000 });

    const { token, probability } = await expectedTop(text);
    const percent = new Intl.NumberFormat(locale === 'fr' ? 'fr-FR' : 'en-GB', {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }).format(probability);
    const prediction = await lab.innerText();
    expect(prediction).toContain(token);
    expect(prediction).toContain(percent);

    // the mask off: the whole model runs again, and says how far the distribution moved
    await lab.getByRole('switch').first().click();
    await page.waitForFunction(() => /mask=0/.test(location.hash));
    // the whole state is in the address: a fresh page restores it
    const again = await context.newPage();
    await again.goto(page.url().replace(/#.*/, '') + new URL(page.url()).hash, { waitUntil: 'load' });
    await wake(again);
    await labOf(again).getByText(kit.measured, { exact: true }).first().waitFor({ timeout: 60_000 });
    expect(await labOf(again).locator('textarea').inputValue()).toBe(text);
    expect(await labOf(again).getByRole('switch').first().isChecked()).toBe(false);
  });
});

it('the encoder, a token hidden from it, and a second sentence beside the first', async () => {
  const page = await open('55-1-1/', 'wasm');
  await wake(page);
  const lab = labOf(page);
  await lab.getByRole('radio', { name: LAB_FR.model.names.encoder }).check({ force: true });
  await lab.getByRole('button', { name: new RegExp(`^${LAB_STRINGS.fr.load('').slice(0, 12)}`) }).click();
  await lab.getByText(KIT_FR.measured, { exact: true }).first().waitFor({ timeout: 60_000 });
  await lab.getByText(LAB_FR.experiments.noMask).waitFor();
  await lab.getByLabel(LAB_FR.prediction.hide).selectOption({ index: 3 });
  await lab.locator('.prediction tbody tr').first().waitFor({ timeout: 60_000 });
  // shown as hidden where the tokens are, and read aloud so
  await lab.getByRole('button', { name: LAB_FR.tokens.hidden('4', '[MASK]') }).waitFor();
  expect(await axeViolations(page, '#attention')).toEqual([]);
  await lab.getByText(LAB_FR.compare.title).click();
  await lab.getByLabel(LAB_FR.compare.label).fill('Le vieux roi sortit.');
  await lab.locator('.pair .map').nth(1).waitFor({ timeout: 60_000 });
  await page.waitForFunction(() => /pos=4&model=encoder&vs=Le\+vieux/.test(location.hash));
});

describe('attention lab by keyboard', () => {
  it('arrows move over the maps, Enter opens a head, its numbers are text', async () => {
    const page = await open('55-1-1/');
    await wake(page);
    const lab = labOf(page);
    await lab.locator('[data-cell="0.0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-cell'))).toBe('1.1');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => /l=2&h=2|l=1&h=1/.test(location.hash));
    await lab.getByRole('heading', { name: /Couche 2, tête 2/ }).waitFor();
  });
});

describe('exercises', () => {
  const box = (page: Page, id: string) => page.locator(`[data-exercise="attention.${id}"]`);

  async function ready(page: Page, id: string) {
    const exercise = box(page, id);
    await exercise.scrollIntoViewIfNeeded();
    await page.locator(`[data-exercise="attention.${id}"][data-ready="true"]`).waitFor();
    return exercise;
  }

  const root = async (exercise: ReturnType<typeof box>) =>
    Math.sqrt(Number((await exercise.locator('.statement').innerText()).match(/=\s*(\d+)/)?.[1]))
      .toFixed(3)
      .replace('.', ',');

  it('numeric: a wrong answer, an unreadable one, then the right one', async () => {
    const page = await open('55-1-1/');
    const exercise = await ready(page, 'dot-product-spread');
    const check = exercise.getByRole('button', { name: EXERCISE.check });
    const answer = exercise.getByRole('textbox');
    await answer.fill('beaucoup');
    await check.click();
    await exercise.getByText(EXERCISE.notCounted).waitFor();
    await answer.fill('3,1');
    await check.click();
    await exercise.getByText(EXERCISE.wrong).first().waitFor();
    await answer.fill(await root(exercise));
    await check.click();
    await exercise.getByText(EXERCISE.right).first().waitFor();
  });

  it('a first answer is kept even when its reader leaves in the very moment of the verdict; English has the score', async () => {
    const page = await open('55-1-1/');
    const exercise = await ready(page, 'dot-product-spread');
    // an empty page is there at once: nothing leaves the old one time to finish
    const leaving = page.waitForURL('about:blank');
    await page.evaluate(
      (right) =>
        new MutationObserver(() => {
          const verdict = document.querySelector('[data-exercise="attention.dot-product-spread"] [role="status"]');
          if (verdict?.textContent?.includes(right)) location.href = 'about:blank';
        }).observe(document.body, { subtree: true, childList: true, characterData: true }),
      EXERCISE.right,
    );
    await exercise.getByRole('textbox').fill(await root(exercise));
    await exercise.getByRole('button', { name: EXERCISE.check }).click();
    await leaving;
    await page.goto(`${baseURL}en/55-1-1/`, { waitUntil: 'load' });
    const english = await ready(page, 'dot-product-spread');
    await english.getByText('100%').waitFor();
  });

  it('choice: each wrong answer has its own correction, then the right one', async () => {
    const page = await open('55-1-1/');
    const exercise = await ready(page, 'why-scale');
    const check = exercise.getByRole('button', { name: EXERCISE.check });
    const corrections = new Set<string>();
    const options = await exercise.getByRole('radio').count();
    for (let attempt = 1; attempt <= options; attempt += 1) {
      await exercise
        .getByRole('radio')
        .nth(attempt - 1)
        .check();
      await check.click();
      // the attempt is counted once its verdict stands
      await exercise.getByText(new RegExp(`Tentatives\\s*:\\s*${attempt}`)).waitFor();
      corrections.add(await exercise.getByRole('status').first().innerText());
      if ((await exercise.getByText(EXERCISE.right).count()) > 0) break;
    }
    await exercise.getByText(EXERCISE.right).first().waitFor();
    expect(corrections.size).toBeGreaterThan(0);
  });

  it('code: an endless loop and a network attempt get their own message; the right program passes', async () => {
    const page = await open('55-1-1/');
    const exercise = await ready(page, 'causal-attention-code');
    const check = exercise.getByRole('button', { name: EXERCISE.check });
    const write = async (program: string) => {
      if ((await exercise.locator('.cm-content').count()) === 0) await exercise.locator('textarea').focus();
      await exercise.locator('.cm-content').click();
      await page.keyboard.press('Control+A');
      await page.keyboard.insertText(program);
      await check.click();
      await exercise.getByRole('button', { name: EXERCISE.check }).and(page.locator(':enabled')).waitFor();
    };
    await write('function attention() { for (;;) {} }');
    await exercise
      .getByText(/boucle/)
      .first()
      .waitFor({ timeout: 60_000 });
    await write('function attention() { return fetch("/"); }');
    await exercise
      .getByText(/réseau/)
      .nth(1)
      .waitFor({ timeout: 60_000 });
    await write(`function attention(Q: number[][], K: number[][], V: number[][]): number[][] {
      return Q.map((q, i) => {
        const s = K.slice(0, i + 1).map((k) => k.reduce((a, x, c) => a + x * q[c], 0) / Math.sqrt(q.length));
        const top = Math.max(...s);
        const e = s.map((x) => Math.exp(x - top));
        const z = e.reduce((a, x) => a + x, 0);
        return V[0].map((_, c) => e.reduce((a, x, j) => a + (x / z) * V[j][c], 0));
      });
    }`);
    await exercise.getByText(EXERCISE.right).first().waitFor({ timeout: 60_000 });
  });

  it('in the lab: the answer read on the live model is graded right by the live model', async () => {
    const page = await open('55-1-1/', 'wasm');
    const exercise = await ready(page, 'mask-off');
    await exercise.getByRole('link', { name: EXERCISE.openLab }).click();
    await page.waitForFunction(() => location.hash.startsWith('#attention?'));
    const link = new URLSearchParams(new URL(page.url()).hash.split('?')[1]);
    const [model, tokenizer] = await Promise.all([loadDecoderInNode(), loadTokenizerInNode()]);
    const { attentions, tokens } = await model.inspect(tokenizer.ids(link.get('text') ?? ''), { causal: false });
    const head = (Number(link.get('l')) - 1) * model.config.heads + Number(link.get('h')) - 1;
    const weight = attentions[head * tokens * tokens] ?? Number.NaN;
    await exercise.scrollIntoViewIfNeeded();
    await exercise.getByRole('textbox').first().fill(weight.toFixed(4).replace('.', ','));
    await exercise.getByRole('button', { name: EXERCISE.check }).click();
    await exercise.getByRole('button', { name: EXERCISE.downloadAndCheck }).click();
    await exercise.getByText(EXERCISE.right).first().waitFor({ timeout: 60_000 });
  });
});
