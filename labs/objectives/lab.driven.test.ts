/** « Two ways of learning », driven as a reader drives it, on wasm and on a really running WebGPU. */
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import EXERCISE from '../../kit/exercises/strings/fr.ts';
import LAB_EN from '../../kit/lab/strings/en.ts';
import LAB_FR from '../../kit/lab/strings/fr.ts';
import { loadDecoderInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import { chromiumLaunch } from '../../tests/setup/chromium.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const baseURL = inject('baseURL');
const LANGUAGES = {
  fr: { path: '55-1-1/', s: FR, lab: LAB_FR, tag: 'fr-FR', text: 'Il ferma la porte et sortit.' },
  en: { path: 'en/55-1-1/', s: EN, lab: LAB_EN, tag: 'en-GB', text: 'He closed the door and went out.' },
} as const;

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

async function open(path: string, backend: 'wasm' | 'webgpu' = 'wasm'): Promise<Page> {
  context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript((choice) => localStorage.setItem('book:backend', choice), backend);
  const page = await context.newPage();
  await page.goto(baseURL + path, { waitUntil: 'load' });
  return page;
}

/** The lab's script comes when a reader first touches the lab. */
async function awake(page: Page) {
  await page.locator('#objectives textarea').hover();
  const lab = page.locator('#objectives astro-island:not([ssr])');
  await lab.waitFor();
  return lab;
}

/** Shows a part that is folded at first. */
const unfold = (lab: Locator, title: string) => lab.locator('summary', { hasText: title }).click();

/** Both models have judged every token of the sentence. */
const judged = (page: Page, tokens: number) =>
  page.waitForFunction(
    (count) =>
      document.querySelectorAll('#objectives-surprises .strip button').length === count &&
      document.querySelector('[data-value="pseudo-perplexity"]') !== null &&
      document.querySelector('#objectives-surprises .ui-provenance.measured') !== null,
    tokens,
    { timeout: 240_000 },
  );

/** e to the mean of −ln p over the tokens, from raw logits in float64. */
async function expected(text: string): Promise<{ tokens: number; perplexity: number }> {
  const [model, tokenizer] = await Promise.all([loadDecoderInNode(), loadTokenizerInNode()]);
  const ids = tokenizer.ids(text);
  const V = model.config.vocabulary;
  const logits = await model.logits([model.config.endOfText, ...ids]);
  const losses = ids.map((id, i) => {
    const row = Array.from(logits.subarray(i * V, (i + 1) * V));
    return Math.log(row.reduce((sum, z) => sum + Math.exp(z), 0)) - (row[id] ?? 0);
  });
  return { tokens: ids.length, perplexity: Math.exp(losses.reduce((a, b) => a + b, 0) / ids.length) };
}

describe.each(['fr', 'en'] as const)('two ways of learning, %s on wasm', (locale) => {
  const { path, s, lab: kit, tag, text } = LANGUAGES[locale];

  it('asks before it downloads, gives the true perplexity of a typed sentence, writes, and holds its state', async () => {
    const page = await open(path);
    const lab = await awake(page);
    await lab.getByText(kit.recorded, { exact: true }).first().waitFor();
    await lab.locator('textarea').fill(text);
    await lab.getByRole('button', { name: new RegExp(`^${kit.load('').slice(0, 12)}`) }).click();
    const { tokens, perplexity } = await expected(text);
    await judged(page, tokens);
    const shown = await lab.locator('[data-value="perplexity"]').innerText();
    const four = new Intl.NumberFormat(tag, { maximumSignificantDigits: 4 });
    const close = [0.9998, 1, 1.0002].map((factor) => four.format(perplexity * factor));
    expect(close).toContain(shown);

    // greedy: one token more, the most probable of its own list, whatever the seed
    await unfold(lab, s.writing.title);
    await lab.getByRole('button', { name: s.writing.clear }).click();
    await lab.getByLabel(s.writing.temperature).fill('0');
    await lab.getByRole('button', { name: s.writing.one }).click();
    const draw = lab.locator('#objectives-writing tbody tr').first();
    await draw.getByText(s.writing.drawn).waitFor({ timeout: 60_000 });
    await page.waitForFunction(() => /t=0&n=1/.test(location.hash));

    // the whole state is in the address: a fresh page restores it
    const again = await context.newPage();
    await again.goto(page.url(), { waitUntil: 'load' });
    const restored = await awake(again);
    await judged(again, tokens);
    expect(await restored.locator('textarea').inputValue()).toBe(text);
    expect(await restored.locator('[data-value="perplexity"]').innerText()).toBe(shown);
  });
});

it('on WebGPU, both models judge a typed sentence as they do on wasm', async () => {
  const { path, lab: kit, text, tag } = LANGUAGES.fr;
  const page = await open(path, 'webgpu');
  const lab = await awake(page);
  // nothing to write: every pass is of the sentence
  await unfold(lab, FR.writing.title);
  await lab.getByRole('button', { name: FR.writing.clear }).click();
  await lab.locator('textarea').fill(text);
  await lab.getByRole('button', { name: new RegExp(`^${kit.load('').slice(0, 12)}`) }).click();
  const { tokens, perplexity } = await expected(text);
  await judged(page, tokens);
  const four = new Intl.NumberFormat(tag, { maximumSignificantDigits: 4 });
  const close = [0.999, 0.9998, 1, 1.0002, 1.001].map((factor) => four.format(perplexity * factor));
  expect(close).toContain(await lab.locator('[data-value="perplexity"]').innerText());
}, 300_000);

it('by keyboard: arrows choose a token, Enter has it guessed, the table’s criteria lead to the lab', async () => {
  const page = await open('55-1-1/');
  const lab = await awake(page);
  await lab.locator('#objectives-surprises .strip button[tabindex="0"]').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.waitForFunction(() => location.hash === '#objectives?token=2');
  await lab.getByRole('heading', { name: /^Deviner le jeton 2/ }).waitFor();
  const links = page.locator('#tab-objectives tbody a');
  expect(await links.count()).toBe(6);
  for (const href of await links.evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''))) {
    expect(await page.locator(href).count(), href).toBe(1);
  }
});

it('a part unfolded before the script of the lab comes stays unfolded', async () => {
  context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.route('**/_astro/*.js', async (route) => {
    if (page.url().includes('55-1-1')) await new Promise((resolve) => setTimeout(resolve, 800));
    await route.continue();
  });
  await page.goto(`${baseURL}55-1-1/`, { waitUntil: 'load' });
  const lab = page.locator('#objectives');
  await unfold(lab, FR.masks.title);
  expect(await lab.locator('astro-island').first().getAttribute('ssr')).not.toBeNull();
  await lab.locator('astro-island:not([ssr])').waitFor();
  await lab.getByText(FR.masks.legend).waitFor();
  expect(await lab.getByText(FR.masks.legend).isVisible()).toBe(true);
});

it('a link of the text to a folded part unfolds it, and wakes the lab', async () => {
  const page = await open('55-1-1/');
  await page.locator('#tab-objectives a[href="#objectives-writing"]').click();
  await page.locator('#objectives-writing').getByText(FR.writing.explain).waitFor();
});

it('the narrow page does not scroll sideways', async () => {
  const page = await open('55-1-1/');
  await page.setViewportSize({ width: 360, height: 740 });
  await awake(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

it('an exercise answered from the lab: the perplexity read there is right', async () => {
  const page = await open('55-1-1/');
  const id = 'objectives.sentence-perplexity';
  const exercise = page.locator(`[data-exercise="${id}"]`);
  await exercise.scrollIntoViewIfNeeded();
  await page.locator(`[data-exercise="${id}"][data-ready="true"]`).waitFor();
  const sentence = (await exercise.locator('.statement').innerText()).match(/«\s*(.+?)\s*»/)?.[1] ?? '';
  const { perplexity } = await expected(sentence);
  await exercise.getByRole('textbox').fill(perplexity.toFixed(2).replace('.', ','));
  await exercise.getByRole('button', { name: EXERCISE.check }).click();
  await exercise.getByRole('button', { name: EXERCISE.downloadAndCheck }).click();
  await exercise.getByText(EXERCISE.right).first().waitFor({ timeout: 120_000 });
});
