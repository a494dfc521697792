/** The chain-of-thought lab and its exercises, driven as a reader drives them, on wasm and on a really running WebGPU. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import EXERCISE from '../../kit/exercises/strings/fr.ts';
import { formatNumber } from '../../kit/i18n/index.ts';
import { MAX_SEED } from '../../kit/lab/seed.ts';
import KIT_EN from '../../kit/lab/strings/en.ts';
import KIT_FR from '../../kit/lab/strings/fr.ts';
import { loadReasonerInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import { answerOf } from '../../kit/tasks/answers.ts';
import { type Form, serialPrompt } from '../../kit/tasks/chain.ts';
import { completionText } from '../../kit/tasks/scoring.ts';
import UI_EN from '../../kit/ui/strings/en.ts';
import UI_FR from '../../kit/ui/strings/fr.ts';
import { chromiumLaunch } from '../../tests/setup/chromium.ts';
import { axeViolations } from '../../tests/setup/pages.ts';
import { askedBy, changeOf, knownProblem } from './asked.ts';
import { editedPrompt } from './edit.ts';
import { isRead } from './problem.ts';
import { STATE } from './state.ts';
import { readStatement } from './statement/read.ts';
import { worded } from './statement/remark.ts';
import LAB_EN from './strings/en.ts';
import LAB_FR from './strings/fr.ts';
import { itemOf } from './studies.ts';

const baseURL = inject('baseURL');
const LANGUAGES = {
  fr: { path: '55-3-2/', lab: LAB_FR, kit: KIT_FR, ui: UI_FR },
  en: { path: 'en/55-3-2/', lab: LAB_EN, kit: KIT_EN, ui: UI_EN },
} as const;

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

async function open(path: string, backend: 'auto' | 'webgpu' | 'wasm' = 'wasm', width = 1280): Promise<Page> {
  context = await browser.newContext({ serviceWorkers: 'block', viewport: { width, height: 900 } });
  await context.addInitScript((choice) => localStorage.setItem('book:backend', choice), backend);
  const page = await context.newPage();
  await page.goto(baseURL + path, { waitUntil: 'load' });
  return page;
}

/** The lab's script comes when a reader first touches the lab. */
async function lab(page: Page) {
  await page.locator('#chain').hover({ position: { x: 10, y: 10 } });
  const view = page.locator('#chain astro-island:not([ssr])');
  await view.waitFor({ timeout: 60_000 });
  return view;
}

/** What the model concludes, run here in Node. */
async function concluded(language: 'fr' | 'en', depth: number, seed: number, form: Form) {
  const [model, tokenizer] = await Promise.all([loadReasonerInNode(), loadTokenizerInNode('public/models/reasoner')]);
  const item = itemOf({ language, seed }, depth, 0);
  const text = await completionText({ model, tokenizer }, serialPrompt(item, form));
  return { text, answer: answerOf(text, language), right: item.problem.answer };
}

describe.each(['fr', 'en'] as const)('chain-of-thought lab, %s on wasm', (locale) => {
  const { path, lab: s, kit, ui } = LANGUAGES[locale];

  it('shows the recorded chains, asks before it downloads, then writes what the model writes, and the link holds it all', async () => {
    const page = await open(path);
    const view = await lab(page);
    await view.getByText(kit.recorded, { exact: true }).first().waitFor();
    await view.getByText(s.problem.settings, { exact: true }).click();
    await view.getByLabel(s.problem.seed, { exact: true }).fill('7');
    await view.getByRole('button', { name: new RegExp(`^${kit.load('').slice(0, 12)}`) }).click();
    await view.getByText(ui.measured, { exact: true }).first().waitFor({ timeout: 90_000 });
    const { text, answer, right } = await concluded(locale, STATE.defaultsIn(locale).depth, 7, 'trigger');
    const column = view
      .locator('article')
      .filter({ has: page.getByRole('heading', { name: s.forms.trigger, exact: true }) });
    const verdict = answer === right ? s.prompts.right(String(answer)) : s.prompts.wrong(String(answer), String(right));
    await column.getByText(verdict, { exact: true }).waitFor({ timeout: 90_000 });
    const tokens = await column.getByRole('button').allInnerTexts();
    expect(tokens.join('').replaceAll('·', ' ').trim()).toBe(text.trim());

    await page.waitForFunction(() => /seed=7/.test(location.hash));
    const again = await context.newPage();
    await again.goto(baseURL + path + new URL(page.url()).hash, { waitUntil: 'load' });
    const restored = await lab(again);
    await restored.getByText(verdict, { exact: true }).first().waitFor({ timeout: 90_000 });
    expect(await restored.getByLabel(s.problem.seed, { exact: true }).inputValue()).toBe('7');
  });
});

describe.each(['fr', 'en'] as const)('a statement rewritten naturally, %s', (locale) => {
  const { path, lab: s, kit } = LANGUAGES[locale];
  const TYPED = {
    fr: 'Zoé a quatre pommes. Mohamed a 3 de moins que Zoé. Combien a Mohamed ?',
    en: 'Max has four apples. Muhammad has 3 fewer than Max. What does Muhammad have?',
  }[locale];

  it('is kept, its strange words are named, the model waits, runs when told to, and its result is said to be outside', async () => {
    const page = await open(path);
    const view = await lab(page);
    const box = view.getByLabel(s.problem.statement, { exact: true });
    await box.fill(TYPED);
    const { remarks, problem } = readStatement(TYPED, locale);
    expect(isRead(problem) && problem.answer).toBe(1); // 4 − 3
    const warning = view.locator('.ui-alert').filter({ hasText: s.outside.title });
    for (const remark of remarks) await warning.getByText(worded(s.remarks, remark), { exact: true }).waitFor();
    for (const word of Object.values({
      name: /M[ou]ham/,
      op: /moins|fewer/,
      noun: /pommes|apples/,
      number: /quatre|four/,
    }))
      expect(await warning.innerText()).toMatch(word);
    await view.getByText(s.outside.waits, { exact: true }).waitFor();
    // nothing is asked of the reader before they ask
    await page.waitForTimeout(1000);
    expect(await view.getByRole('button', { name: new RegExp(`^${kit.load('').slice(0, 12)}`) }).count()).toBe(0);
    await view.getByRole('button', { name: s.outside.go }).click();
    await view.getByRole('button', { name: new RegExp(`^${kit.load('').slice(0, 12)}`) }).click();
    await view.getByText(s.outside.result, { exact: true }).waitFor({ timeout: 90_000 });
    expect(await box.inputValue()).toBe(TYPED);

    // another problem does not lose it
    await view.getByRole('button', { name: s.problem.another }).click();
    expect(await box.inputValue()).not.toBe(TYPED);
    await view.getByRole('button', { name: s.outside.mine }).click();
    expect(await box.inputValue()).toBe(TYPED);
    await warning.getByRole('button', { name: s.outside.take }).click();
    expect(readStatement(await box.inputValue(), locale).remarks).toEqual([]);
    await warning.waitFor({ state: 'detached' });
  });
});

describe('on WebGPU', () => {
  it('two steps: the conclusion is the one of the model run in Node', async () => {
    // a short problem: SwiftShader compiles shaders anew for each length
    const page = await open('55-3-2/#chain?view=edit&lang=fr&d=2&seed=11&step=1', 'webgpu');
    const view = await lab(page);
    await view.getByRole('button', { name: /^Charger/ }).click();
    const last = view.getByRole('table').first().getByRole('row').last();
    await expect.poll(() => last.innerText(), { timeout: 240_000, interval: 500 }).toMatch(/\d\s*$/);
    expect(await view.innerText()).toMatch(/webgpu/i);

    const [model, tokenizer] = await Promise.all([loadReasonerInNode(), loadTokenizerInNode('public/models/reasoner')]);
    const state = { ...STATE.defaultsIn('fr'), depth: 2, seed: 11, step: 1 };
    const asked = askedBy(state);
    const problem = knownProblem(asked);
    if (!problem) throw new Error('unreadable');
    const prompt = editedPrompt(problem, asked.shots, changeOf(state, problem));
    const text = await completionText({ model, tokenizer }, prompt);
    expect(/(\d)\s*$/.exec(await last.innerText())?.[1]).toBe(String(answerOf(text, 'fr')));
  }, 300_000);
});

describe('the other experiments', () => {
  const s = LAB_FR;
  const load = (page: Page) => page.getByRole('button', { name: /^Charger/ }).click();

  it('measures by steps with progress, is stopped, and says so; the keyboard reads every point', async () => {
    const page = await open('55-3-2/');
    const view = await lab(page);
    await view.getByRole('tab', { name: s.views.prompts }).focus();
    await page.keyboard.press('ArrowRight');
    await view.getByRole('button', { name: KIT_FR.study.go }).click();
    await load(page);
    await view.getByRole('progressbar', { name: KIT_FR.study.running }).waitFor({ timeout: 60_000 });
    await page.waitForFunction(
      () => Number(document.querySelector<HTMLProgressElement>('#chain progress')?.value) > 40,
      null,
      { timeout: 90_000 },
    );
    await view.getByRole('button', { name: KIT_FR.study.stop }).click();
    await view.getByText(KIT_FR.study.partial).waitFor();
    const chart = view.getByRole('slider', { name: s.depth.y });
    await chart.focus();
    const first = await chart.getAttribute('aria-valuetext');
    await page.keyboard.press('ArrowRight');
    expect(await chart.getAttribute('aria-valuetext')).not.toBe(first);
    await page.keyboard.press('ArrowDown');
    expect(await chart.getAttribute('aria-valuetext')).toContain(s.forms['few-shot']);
  });

  it('a changed step is followed or not, as the model run here says', async () => {
    const page = await open('55-3-2/#chain?view=edit&lang=fr&d=4&seed=3&step=2&v=5');
    const view = await lab(page);
    await load(page);
    const rows = view.getByRole('table').first().getByRole('row');
    await expect.poll(() => rows.last().innerText(), { timeout: 60_000 }).toMatch(/\d\s*$/);
    expect(await rows.count()).toBe(6);
    expect(await rows.nth(2).innerText()).toContain(s.edit.changed);
  });

  it('draws the chains asked for and keeps the majority', async () => {
    const page = await open('55-3-2/#chain?view=vote&lang=fr&d=4&seed=3&n=5&t=1.5');
    const view = await lab(page);
    await load(page);
    await expect.poll(() => view.locator('.sentence').innerText(), { timeout: 90_000 }).toMatch(/\S/);
    expect(await view.getByRole('listitem').filter({ hasText: 'La réponse' }).count()).toBeLessThanOrEqual(5);
    const votes = await view.getByRole('table').first().locator('tbody tr td:last-child').allInnerTexts();
    expect(votes.map(Number).reduce((a, b) => a + b, 0)).toBe(5);
  });

  it('a seed that is none is left as typed, said so, and changes nothing', async () => {
    const page = await open('55-3-2/');
    const view = await lab(page);
    const statement = await view.getByLabel(s.problem.statement, { exact: true }).inputValue();
    await view.getByText(s.problem.settings, { exact: true }).click();
    const seed = view.getByLabel(s.problem.seed, { exact: true });
    await seed.fill('5000000000');
    await seed.blur();
    await view.getByText(KIT_FR.seedOutside(formatNumber('fr', MAX_SEED)), { exact: true }).waitFor();
    expect(await seed.inputValue()).toBe('5000000000');
    expect(await seed.getAttribute('aria-invalid')).toBe('true');
    expect(await view.getByLabel(s.problem.statement, { exact: true }).inputValue()).toBe(statement);
  });

  it('the vote shows chains that read, and the gain measured over a set, before any download', async () => {
    const page = await open('55-3-2/#chain?view=vote&lang=fr');
    const view = await lab(page);
    const chains = await view.locator('.ballots ol li > span[lang]').allInnerTexts();
    expect(chains).toHaveLength(9);
    for (const chain of chains) expect(chain).toMatch(/^(\p{L}+ a \d\. )+La réponse est \d\.$/u);
    expect(await view.getByRole('table', { name: s.vote.tally }).locator('tbody tr').count()).toBeGreaterThan(1);
    const chart = view.getByRole('slider', { name: s.vote.y });
    expect(await chart.getAttribute('aria-valuetext')).toContain('170 sur 200');
    await chart.focus();
    for (let size = 3; size <= 9; size += 2) await page.keyboard.press('ArrowRight');
    expect(await chart.getAttribute('aria-valuetext')).toContain('197 sur 200');
  });

  it('fits a phone, without a violation of WCAG, in each experiment', async () => {
    const page = await open('55-3-2/', 'wasm', 360);
    const view = await lab(page);
    for (const name of Object.values(s.views).slice(1)) {
      await view.getByRole('tab', { name }).click();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      expect(await axeViolations(page)).toEqual([]);
    }
  });
});

describe('exercises', () => {
  it('in the lab: what is read on the live model is graded right by the live model', async () => {
    const page = await open('55-3-2/');
    const box = page.locator('[data-exercise="chain.wrong-step"]');
    await box.scrollIntoViewIfNeeded();
    await page.locator('[data-exercise="chain.wrong-step"][data-ready="true"]').waitFor();
    await box.getByRole('link', { name: EXERCISE.openLab }).click();
    await page.waitForFunction(() => location.hash.startsWith('#chain?'));
    const view = await lab(page);
    await view.getByRole('button', { name: /^Charger/ }).click();
    const last = view.getByRole('table').first().getByRole('row').last();
    await expect.poll(() => last.innerText(), { timeout: 60_000 }).toMatch(/\d\s*$/);
    const answer = /(\d)\s*$/.exec(await last.innerText())?.[1] ?? '';
    await box.scrollIntoViewIfNeeded();
    await box.getByRole('textbox').first().fill(answer);
    await box.getByRole('button', { name: EXERCISE.check }).click();
    await box.getByText(EXERCISE.right).first().waitFor({ timeout: 60_000 });
  });
});
