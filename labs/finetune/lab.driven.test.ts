/** The lab, driven as a reader drives it: trained, paused, stopped and taken up again; tried, kept and found again. */
import { type Browser, type BrowserContext, chromium, type Locator } from 'playwright';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import EN_KIT from '../../kit/lab/strings/en.ts';
import FR_KIT from '../../kit/lab/strings/fr.ts';
import { loadInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import { chromiumLaunch } from '../../tests/setup/chromium.ts';
import { labPages } from '../../tests/setup/labs.ts';
import { lessonOf } from './lesson.ts';
import type { LessonId } from './state.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const baseURL = inject('baseURL');
let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterAll(() => browser?.close());

const LANGUAGES = [
  { prefix: '', s: FR, kit: FR_KIT, tag: 'fr-FR' },
  { prefix: 'en/', s: EN, kit: EN_KIT, tag: 'en-GB' },
] as const;
type Language = (typeof LANGUAGES)[number];

const plain = (text: string) => text.replaceAll(/\s+/g, ' ').trim();
const button = (view: Locator, name: string) => view.getByRole('button', { name, exact: true });
const SLOW = { timeout: 120_000 };

async function open(context: BrowserContext, { prefix }: Language, hash: string): Promise<Locator> {
  const lab = labPages().find(({ id }) => id === 'finetune');
  if (!lab) throw new Error('no such lab');
  await context.addInitScript(() => localStorage.setItem('book:backend', 'wasm'));
  const page = await context.newPage();
  await page.goto(`${baseURL}${prefix}${lab.path}${hash}`, { waitUntil: 'load' });
  const view = page.locator(`#${lab.anchor} [data-lab-state]`);
  await view.hover({ position: { x: 10, y: 10 } });
  await view.locator('astro-island:not([ssr])').first().waitFor();
  return view;
}

const fresh = () => browser.newContext({ serviceWorkers: 'block', acceptDownloads: true });

/** Presses « train » and agrees to the download where there is one. */
async function train(view: Locator, { s, kit }: Language): Promise<void> {
  await button(view, s.bar.go).click();
  const load = view.getByRole('button', { name: kit.load('').slice(0, 8) });
  await load.or(view.locator('.commands ~ .ui-progress')).first().waitFor();
  if (await load.isVisible()) await load.click();
}

/** The held-out loss after ten steps of a run of ten, from the model in Node. */
async function heldAfterTen(lesson: LessonId, pairs = '', seed?: number): Promise<number> {
  const model = await loadInNode('trainer');
  const own = { texts: '', pairs };
  const { windows, held } = await lessonOf(lesson, own, model, await loadTokenizerInNode());
  const modules = ['attn.c_attn', 'attn.c_proj'] as const;
  const shape = { rank: 8, alpha: 16, modules };
  const options = { ...shape, windows, steps: 10, learningRate: 0.02, ...(seed !== undefined && { seed }) };
  let last = Number.NaN;
  for await (const { losses } of model.train({ ...options, evaluation: { every: 10, sets: { held } } })) {
    last = losses?.held ?? last;
  }
  return last;
}

/** What the table of the losses says of the texts held out, after ten steps: to a thousandth. */
async function expectHeld(view: Locator, tag: string, expected: number): Promise<void> {
  const number = new Intl.NumberFormat(tag, { minimumFractionDigits: 3, maximumFractionDigits: 3 });
  await view.locator('.run .value-table summary').click();
  const held = await view
    .locator('.run .value-table tr', { has: view.page().locator('th', { hasText: /^10$/ }) })
    .locator('td')
    .nth(1)
    .innerText();
  expect([-0.001, 0, 0.001].map((off) => number.format(expected + off))).toContain(held);
}

it.each(LANGUAGES)(
  'trains ten steps to the loss that Node finds, then tries, merges, keeps: $tag',
  SLOW,
  async (language) => {
    const { s, tag } = language;
    const context = await fresh();
    const view = await open(context, language, '#finetune?n=10');
    await train(view, language);
    await button(view, s.bar.again).waitFor({ timeout: 60_000 });
    await expectHeld(view, tag, await heldAfterTen('telegramme'));
    // the prompt, before and after
    expect(await view.locator('.run ol li').count()).toBe(2);

    // at no strength the adapter is the base
    await view.locator('dl[data-strength="1"]').waitFor();
    await view.getByLabel(s.tryIt.strength).fill('0');
    await view.locator('dl[data-strength="0"]').waitFor();
    const [base, adapted] = await view.locator('dl dd').allInnerTexts();
    expect(adapted).toBe(base);
    await button(view, s.tryIt.merge).click();
    await view.locator('.view .ui-alert.good').waitFor();

    await view.getByRole('tab', { name: s.tabs.keep }).click();
    // what is kept knows no language
    if (language !== LANGUAGES[0]) return void (await context.close());
    const download = view.page().waitForEvent('download');
    await button(view, s.keep.download).click();
    expect((await download).suggestedFilename()).toBe('telegramme-r8.zip');
    await button(view, s.keep.keep).click();
    await view.getByText(s.keep.keeping.kept).waitFor();

    // another visit finds it, and writes what it wrote
    const again = await open(context, language, '#finetune?n=10');
    await again.getByRole('tab', { name: s.tabs.keep }).click();
    await button(again, s.keep.use).click();
    await again.getByRole('tab', { name: s.tabs.try }).click();
    await again.locator('dl[data-strength="1"] dd').nth(1).waitFor({ timeout: 60_000 });
    const last = await view.locator('.run ol li').last().locator('.text').innerText();
    expect(plain(await again.locator('dl dd').nth(1).innerText())).toContain(plain(last));
    await context.close();
  },
);

it('pauses, goes on, stops, and takes up where it was', SLOW, async () => {
  const [language] = LANGUAGES;
  const { s } = language;
  const context = await fresh();
  const view = await open(context, language, '#finetune?n=20&b=2');
  await train(view, language);
  const progress = view.locator('.commands ~ .ui-progress .text');
  const done = async () => Number.parseInt((await progress.innerText()).match(/^\d+/)?.[0] ?? '0', 10);
  await expect.poll(done, { timeout: 60_000 }).toBeGreaterThan(2);
  expect(await view.getByLabel(s.settings.rank).isDisabled()).toBe(true);
  await button(view, s.bar.pause).click();
  await view.page().waitForTimeout(1000);
  const paused = await done();
  await view.page().waitForTimeout(2000);
  expect(await done()).toBe(paused);
  await button(view, s.bar.goOn).click();
  await expect.poll(done).toBeGreaterThan(paused);
  await button(view, s.bar.stop).click();
  await view.getByRole('button', { name: s.bar.resume('').trim() }).click();
  await button(view, s.bar.again).waitFor({ timeout: 60_000 });
  await view.locator('.run .value-table summary').click();
  // every step told once, whatever the breaks, and the base's measure
  const steps = await view.locator('.run .value-table tbody th').allInnerTexts();
  expect(steps).toEqual(Array.from({ length: 21 }, (_, i) => String(i)));
  expect(await view.locator('.run ol .step').allInnerTexts()).toEqual([
    s.samples.base,
    ...['10', '20'].map(s.samples.step),
  ]);
  await context.close();
});

it('learns from the reader’s pairs, which the next visit finds again until they are erased', SLOW, async () => {
  const [language] = LANGUAGES;
  const { s, tag } = language;
  const context = await fresh();
  // a seed that is not the usual one: the fold that holds it is open
  const link = '#finetune?task=pairs&n=10&seed=5';
  const view = await open(context, language, link);
  await view.getByLabel(s.settings.seed).waitFor();
  const ANIMALS = ['chat', 'chien', 'cheval', 'mouton', 'renard', 'corbeau', 'cygne', 'loup'];
  const pairs = ANIMALS.map((animal, i) => `Le ${animal} est → ${i % 2 ? 'blanc' : 'noir'} comme la nuit.`).join('\n');
  const box = view.getByLabel(s.own.label.pairs);
  await box.fill(pairs);
  await view.getByText(s.own.kept.kept).waitFor();
  await train(view, language);
  await button(view, s.bar.again).waitFor({ timeout: 60_000 });
  expect(plain(await view.locator('.run').innerText())).toContain(plain(s.curves.lesson('7', '1')));
  await expectHeld(view, tag, await heldAfterTen('pairs', pairs, 5));

  const again = await open(context, language, link);
  await expect.poll(() => again.getByLabel(s.own.label.pairs).inputValue()).toBe(pairs);
  await button(again, s.own.erase).click();
  expect(await again.getByLabel(s.own.label.pairs).inputValue()).toBe('');
  await again.getByText(s.own.kept.kept).waitFor({ state: 'detached' });
  await again.page().waitForTimeout(1000);
  const last = await open(context, language, link);
  await last.page().waitForTimeout(1000);
  expect(await last.getByLabel(s.own.label.pairs).inputValue()).toBe('');
  await context.close();
});

it('says why a rate is too high, and that five lines are learned by heart', SLOW, async () => {
  const [language] = LANGUAGES;
  const { s } = language;
  const context = await fresh();
  const wild = await open(context, language, '#finetune?n=10&b=4&lr=30');
  await train(wild, language);
  await button(wild, s.bar.again).waitFor({ timeout: 60_000 });
  expect(plain(await wild.locator('.run .ui-alert').innerText())).toContain(plain(s.curves.lower('3')));

  const few = await open(context, language, '#finetune?task=texts&n=40&b=4');
  await button(few, s.bar.go).click();
  await few.getByText(s.refusal.empty).waitFor({ timeout: 60_000 });
  const lines = [
    'Le chat dort sur le toit.',
    'La mer est grise ce soir.',
    'Il pleut sur la ville.',
    'Marie lit une lettre.',
  ];
  await few.getByLabel(s.own.label.texts).fill([...lines, 'Le train part à midi.'].join('\n'));
  await train(few, language);
  await button(few, s.bar.again).waitFor({ timeout: 60_000 });
  expect(plain(await few.locator('.run .ui-alert').innerText())).toMatch(/^Surapprentissage/);
  await context.close();
});
