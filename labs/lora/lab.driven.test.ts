/** The LoRA lab, driven as a reader drives it, on wasm and on a really running WebGPU. */
import { readFileSync } from 'node:fs';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Locator,
  type Page,
} from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import KIT_EN from '../../kit/lab/strings/en.ts';
import KIT_FR from '../../kit/lab/strings/fr.ts';
import { readAdapter, scaled } from '../../kit/lora/index.ts';
import { loadInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import { chromiumLaunch } from '../../tests/setup/chromium.ts';
import { axeViolations } from '../../tests/setup/pages.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const baseURL = inject('baseURL');
const LANGUAGES = {
  fr: { path: '55-3-1/', s: FR, kit: KIT_FR, tag: 'fr-FR', prompt: 'La vieille dame ouvrit la porte' },
  en: { path: 'en/55-3-1/', s: EN, kit: KIT_EN, tag: 'en-GB', prompt: 'The old lady opened the door' },
} as const;
type Language = (typeof LANGUAGES)[keyof typeof LANGUAGES];
const PATIENCE = { timeout: 90_000 };
const FOLDER = 'public/models/adapters/telegramme';

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

/** Opens the lab by a link to a state of it, and lets it compute. */
async function open(
  { path, kit }: Language,
  backend: 'webgpu' | 'wasm',
  state: string,
  look: BrowserContextOptions = {},
): Promise<[Page, Locator]> {
  context = await browser.newContext({ serviceWorkers: 'block', ...look });
  await context.addInitScript((choice) => localStorage.setItem('book:backend', choice), backend);
  const page = await context.newPage();
  await page.goto(`${baseURL}${path}#lora-lab?${state}`, { waitUntil: 'load' });
  const lab = page.locator('#lora-lab astro-island:not([ssr])');
  await lab.getByRole('button', { name: new RegExp(`^${kit.load('').slice(0, 12)}`) }).click(PATIENCE);
  return [page, lab];
}

/** The three texts, once all are written. */
async function texts(lab: Locator): Promise<string[]> {
  const articles = lab.locator('article .text');
  await expect.poll(() => articles.locator('em').count(), PATIENCE).toBe(0);
  return articles.allInnerTexts();
}

/** Largest probability of the next token, the factors computed in Node from the shipped files. */
async function expectedTop(prompt: string, strength: number): Promise<number> {
  const [model, tokenizer] = await Promise.all([loadInNode('adapters'), loadTokenizerInNode()]);
  const files = {
    config: readFileSync(`${FOLDER}/adapter_config.json`, 'utf8'),
    tensors: new Uint8Array(readFileSync(`${FOLDER}/adapter_model.safetensors`)),
  };
  const { adapter } = readAdapter(files, model.config);
  const ids = [model.config.endOfText, ...tokenizer.ids(prompt)];
  const logits = await model.withFactors(scaled(adapter, strength)).logits(ids);
  const row = logits.subarray((ids.length - 1) * model.config.vocabulary);
  const top = Math.max(...row);
  return 1 / row.reduce((sum, logit) => sum + Math.exp(logit - top), 0);
}

const choose = (lab: Locator, tab: string) => lab.getByRole('tab', { name: tab }).click(PATIENCE);

it('without JavaScript: the three texts and the map of ΔW are there', async () => {
  context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${baseURL}${LANGUAGES.fr.path}`, { waitUntil: 'load' });
  const lab = page.locator('#lora-lab');
  expect(await lab.locator('article .text').allInnerTexts()).toHaveLength(3);
  // 6 blocks × 2 matrices × rank 8, as dark as they are large
  const cells = lab.getByRole('grid').locator('rect');
  expect(await cells.count()).toBe(96);
  const strengths = await cells.evaluateAll((all) => all.map((cell) => Number(cell.getAttribute('fill-opacity'))));
  expect(Math.max(...strengths)).toBe(1);
  expect(new Set(strengths).size).toBeGreaterThan(20);
});

describe.each([
  ['fr', 'wasm', 12],
  ['en', 'wasm', 12],
  ['en', 'webgpu', 4],
] as const)('LoRA lab, %s on %s', (locale, backend, length) => {
  const language = LANGUAGES[locale];

  it('a link opens it at that strength; merged and unmerged write the same, with the true probabilities', async () => {
    const state = `text=${encodeURIComponent(language.prompt)}&s=0.5&n=${length}`;
    const [, lab] = await open(language, backend, state);
    await lab
      .getByText(language.s.outputs.gapSentence('', '').split(',')[0] as string, { exact: false })
      .waitFor(PATIENCE);
    await expect
      .poll(async () => (await lab.locator('article .text').first().innerText()).length, PATIENCE)
      .toBeGreaterThan(language.prompt.length);
    const [, unmerged, merged] = await texts(lab);
    expect(merged).toBe(unmerged);
    const percent = new Intl.NumberFormat(language.tag, {
      style: 'percent',
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }).format(await expectedTop(language.prompt, 0.5));
    await choose(lab, language.s.tabs.next);
    await lab.locator('td', { hasText: percent }).first().waitFor();
  });
});

describe('files of the reader', () => {
  it('PEFT’s two files are accepted; a truncated one is refused with the reason, and nothing else changes', async () => {
    const { s } = LANGUAGES.fr;
    const [, lab] = await open(LANGUAGES.fr, 'wasm', 's=0.9&n=4');
    await lab.getByRole('switch').or(lab.locator('fieldset')).first().waitFor(PATIENCE);
    await choose(lab, s.tabs.files);
    const input = lab.getByLabel(s.picker.files);
    const tensors = readFileSync('tests/golden/lora/adapter_model.safetensors');
    const config = {
      name: 'adapter_config.json',
      mimeType: 'application/json',
      buffer: readFileSync('tests/golden/lora/adapter_config.json'),
    };
    const weights = (buffer: Buffer) => ({
      name: 'adapter_model.safetensors',
      mimeType: 'application/octet-stream',
      buffer,
    });
    await input.setInputFiles([config, weights(tensors.subarray(0, 5000))]);
    await lab.getByText(s.picker.refused).waitFor(PATIENCE);
    expect(await lab.locator('select').first().inputValue()).toBe('telegramme');
    // one after the other, as phones pick them
    await input.setInputFiles([config]);
    await lab.getByText(s.picker.waitsForWeights('adapter_config.json')).waitFor(PATIENCE);
    await input.setInputFiles([weights(tensors)]);
    await lab.getByText(s.picker.accepted('3', '').split(',')[0] as string, { exact: false }).waitFor(PATIENCE);
    expect(await lab.locator('select').first().inputValue()).toBe('own');
    // a link cannot carry it, and says so where it is copied
    await lab.getByRole('button', { name: LANGUAGES.fr.kit.copyLink }).click();
    await lab.getByRole('status').getByText(s.leftOut('telegramme'), { exact: false }).waitFor();
    await lab.locator('select').first().selectOption('telegramme');
    await expect.poll(() => lab.getByText(s.leftOut('telegramme'), { exact: false }).count()).toBe(0);
  });
});

describe('a whole folder of an adapter', () => {
  it('is taken when it is dropped on the lab, with all the other files of its training', async () => {
    const { s } = LANGUAGES.en;
    const [page, lab] = await open(LANGUAGES.en, 'wasm', 's=0.9&n=4');
    await texts(lab);
    const read = (name: string) => [...readFileSync(`tests/golden/lora/${name}`)];
    const transfer = await page.evaluateHandle(
      ([config, weights]) => {
        const data = new DataTransfer();
        const add = (bytes: readonly number[], name: string) =>
          data.items.add(new File([Uint8Array.from(bytes)], name));
        add(config, 'adapter_config.json');
        add([...new TextEncoder().encode('{"model_max_length": 256}')], 'tokenizer_config.json');
        add([...new TextEncoder().encode('{"global_step": 150}')], 'trainer_state.json');
        add([0x80, 2], 'optimizer.pt');
        add(weights, 'adapter_model.safetensors');
        add([...new TextEncoder().encode('# mine')], 'README.md');
        return data;
      },
      [read('adapter_config.json'), read('adapter_model.safetensors')] as const,
    );
    await lab.locator('article').first().dispatchEvent('drop', { dataTransfer: transfer });
    await lab.getByText(s.picker.accepted('3', '').split(',')[0] as string, { exact: false }).waitFor(PATIENCE);
  });
});

describe('merging', () => {
  it('unmerging brings back the checksum of the base; the folder taken away loads again', async () => {
    const { s } = LANGUAGES.en;
    const [page, lab] = await open(LANGUAGES.en, 'wasm', 's=0.9&n=4');
    await texts(lab);
    await choose(lab, s.tabs.merge);
    await lab.getByRole('button', { name: new RegExp(`^${s.ledger.merge('').split(/\s/)[0]}`) }).click(PATIENCE);
    await lab.getByText(s.ledger.stateMerged('').slice(0, 20), { exact: false }).waitFor(PATIENCE);
    await lab.getByRole('button', { name: s.ledger.unmerge }).click();
    await lab.getByText(s.ledger.stateBase).waitFor(PATIENCE);
    await choose(lab, s.tabs.files);
    const download = page.waitForEvent('download', PATIENCE);
    await lab.getByRole('button', { name: new RegExp(`^${s.take.download('').slice(0, 20)}`) }).click();
    const zip = await (await download).path();
    await lab.getByLabel(s.take.reload).setInputFiles(zip);
    await lab.getByText(s.take.reloaded('', '').slice(-34), { exact: false }).waitFor(PATIENCE);
  });
});

describe('every part live, at once', () => {
  const sideways = (page: Page) =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

  it.each([
    ['fr', { viewport: { width: 360, height: 740 }, hasTouch: true }],
    ['en', { viewport: { width: 1280, height: 900 }, colorScheme: 'dark', reducedMotion: 'reduce' }],
  ] as const)(
    '%s: two adapters, merged, timed, cut to every rank, refused files: no violation of WCAG, no sideways scroll',
    async (locale, look) => {
      const { s, ...language } = LANGUAGES[locale];
      const [page, lab] = await open(
        { s, ...language } as Language,
        'wasm',
        'adapter=telegramme-r1&plus=theatre&s2=0.5&n=4',
        look,
      );
      await texts(lab);
      const judge = async (tab: string) => {
        expect(await axeViolations(page), tab).toEqual([]);
        expect(await sideways(page), tab).toBe(0);
      };
      await choose(lab, s.tabs.merge);
      await lab.getByRole('button', { name: new RegExp(`^${s.ledger.merge('').split(/\s/)[0]}`) }).click(PATIENCE);
      await lab.getByText(s.ledger.stateMerged('').slice(0, 20), { exact: false }).waitFor(PATIENCE);
      await judge(s.tabs.merge);
      await choose(lab, s.tabs.cost);
      await lab.getByRole('button', { name: s.cost.measure }).click(PATIENCE);
      await lab.getByText(s.cost.under('15', '4', 'wasm').slice(0, 40), { exact: false }).waitFor(PATIENCE);
      await lab.getByRole('button', { name: s.cost.measure }).waitFor(PATIENCE);
      await judge(s.tabs.cost);
      await choose(lab, s.tabs.spectrum);
      await lab.getByRole('button', { name: s.spectrum.sweep }).click(PATIENCE);
      await lab.getByRole('slider', { name: s.spectrum.use }).waitFor(PATIENCE);
      await lab.getByRole('button', { name: s.spectrum.sweep }).waitFor(PATIENCE);
      await judge(s.tabs.spectrum);
      await choose(lab, s.tabs.forgetting);
      await lab.getByRole('button', { name: s.forgetting.here }).click(PATIENCE);
      await lab.getByRole('button', { name: s.forgetting.here }).waitFor(PATIENCE);
      await judge(s.tabs.forgetting);
      await choose(lab, s.tabs.files);
      await lab
        .getByLabel(s.picker.files)
        .setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{}') });
      await lab.getByText(s.picker.refused).waitFor(PATIENCE);
      await judge(s.tabs.files);
    },
  );
});
