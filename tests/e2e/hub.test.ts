/** Public models: what the page asks before and after the reader accepts, and what it does with a text model and with a CLIP. */
import { readFileSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { drawingIndex } from '../../kit/drawings/gallery.ts';
import { galleryInNode } from '../../kit/drawings/node.ts';
import HUB_EN from '../../kit/hub/strings/en.ts';
import HUB_FR from '../../kit/hub/strings/fr.ts';
import { preprocess } from '../../kit/images/preprocess.ts';
import { softmax } from '../../kit/math/softmax.ts';
import { cosines } from '../../kit/models/clip-scores.ts';
import { captionIds } from '../../kit/models/clip-text.ts';
import { loadClipInNode, loadReasonerInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import { serialPrompt } from '../../kit/tasks/chain.ts';
import { completionText } from '../../kit/tasks/scoring.ts';
import { STATE } from '../../labs/chain/state.ts';
import CHAIN_EN from '../../labs/chain/strings/en.ts';
import CHAIN_FR from '../../labs/chain/strings/fr.ts';
import { itemOf } from '../../labs/chain/studies.ts';
import CLIP_EN from '../../labs/clip/strings/en.ts';
import CLIP_FR from '../../labs/clip/strings/fr.ts';
import { chromiumLaunch } from '../setup/chromium.ts';
import { imageRepository, playHub, textRepository } from '../setup/hub.ts';
import { axeViolations } from '../setup/pages.ts';

const baseURL = inject('baseURL');
const LANGUAGES = {
  fr: { path: '', hub: HUB_FR, chain: CHAIN_FR, clip: CLIP_FR },
  en: { path: 'en/', hub: HUB_EN, chain: CHAIN_EN, clip: CLIP_EN },
} as const;
const PATIENCE = { timeout: 90_000 };
const [TEXT, IMAGE] = ['the-book/reasoner', 'the-book/clip'];

let browser: Browser;
let context: BrowserContext;
/** requests beyond the book's own site, refused ones included */
let foreign: string[];
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

async function open(path: string, width = 1280): Promise<Page> {
  context = await browser.newContext({ serviceWorkers: 'block', viewport: { width, height: 900 } });
  await context.addInitScript(() => localStorage.setItem('book:backend', 'wasm'));
  foreign = [];
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (/^(https?|wss?):$/.test(protocol) && origin !== new URL(baseURL).origin) foreign.push(origin);
  });
  const page = await context.newPage();
  await page.goto(baseURL + path, { waitUntil: 'load' });
  return page;
}

/** Does the page's policy let it fetch from there? */
const reaches = (page: Page, url: string) =>
  page.evaluate(async (address) => {
    const blocked = new Promise<boolean>((resolve) => {
      addEventListener('securitypolicyviolation', () => resolve(false), { once: true });
    });
    const there = fetch(address, { mode: 'no-cors' }).then(
      () => true,
      () => new Promise<boolean>((resolve) => setTimeout(() => resolve(true), 500)), // no network here: not the policy's doing
    );
    return Promise.race([blocked, there]);
  }, url);

/** From a page of the book to an open model, by every agreement that is asked. */
async function openModel(page: Page, { hub }: (typeof LANGUAGES)['fr' | 'en'], id: string): Promise<void> {
  await page.getByRole('button', { name: hub.gate.accept }).click();
  await page.getByLabel(hub.choice.id).fill(id);
  await page.getByRole('button', { name: hub.choice.ask }).click();
  await page.getByRole('button', { name: new RegExp(`^${hub.choice.download('').split(/\s/)[0]}`) }).click(PATIENCE);
  await page.getByText(hub.choice.open(id, 'wasm')).waitFor(PATIENCE);
}

/** Probability of each label for a drawing of the book, by our own code in Node. */
async function chances(drawing: string, labels: readonly string[]): Promise<Map<string, number>> {
  const [model, tokenizer, gallery] = await Promise.all([
    loadClipInNode(),
    loadTokenizerInNode('public/models/clip'),
    galleryInNode(),
  ]);
  const { config } = model;
  const image = await model.embedImages(preprocess(gallery.rgba(drawingIndex(gallery, drawing)), config));
  const texts = await model.embedTexts(labels.map((label) => captionIds(label, tokenizer, config)));
  const logits = cosines(image, texts, config.projection).map((cosine) => cosine * config.scale);
  const probabilities = softmax(logits);
  return new Map(labels.map((label, i) => [label, probabilities[i] ?? 0]));
}

describe.each(['fr', 'en'] as const)('%s', (locale) => {
  const language = LANGUAGES[locale];
  const { hub, path } = language;

  it('nothing leaves before the reader accepts; after, the Hub alone can be reached, and only on this page', async () => {
    const page = await open(`${path}hub/`);
    const asked = await playHub(context, { [TEXT]: textRepository() });
    await page.getByRole('button', { name: hub.gate.accept }).waitFor();
    expect(await reaches(page, 'https://huggingface.co/api/models/a/b')).toBe(false);
    expect([asked, foreign]).toEqual([[], []]);

    await page.getByRole('button', { name: hub.gate.accept }).click();
    await page.getByLabel(hub.choice.id).fill(TEXT);
    await page.waitForLoadState('networkidle');
    expect([asked, foreign]).toEqual([[], []]);
    expect(await axeViolations(page)).toEqual([]);
    await page.getByRole('button', { name: hub.choice.ask }).click();
    await page.getByText(hub.choice.about(TEXT, '0123456', 'mit'), { exact: false }).waitFor();
    expect(asked).toHaveLength(2);
    expect(await axeViolations(page)).toEqual([]);
    for (const [host, allowed] of [
      ['https://huggingface.co/x', true],
      ['https://cas-bridge.xethub.hf.co/x', true],
      ['https://cdn.jsdelivr.net/x', false],
      ['https://example.org/x', false],
      ['https://huggingface.co.example.org/x', false],
    ] as const) {
      expect(await reaches(page, host), host).toBe(allowed);
    }

    await page.getByRole('button', { name: hub.page.withdraw }).click();
    await page.getByRole('button', { name: hub.gate.accept }).waitFor();
    await page.goto(`${baseURL}${path}hub/modele/`);
    await page.waitForURL(`**/${path}hub/`);
    expect(await reaches(page, 'https://huggingface.co/x')).toBe(false);
  });

  it('the prompts of the lab, begun as the lab begins them, are completed as in the lab', async () => {
    const page = await open(`${path}55-3-2/`);
    await playHub(context, { [TEXT]: textRepository() });
    await page.locator('#chain').hover({ position: { x: 10, y: 10 } });
    await page.locator('#chain astro-island:not([ssr])').getByRole('link', { name: language.chain.hub.link }).click();
    await openModel(page, language, TEXT);
    const begin = page.getByRole('switch', { name: hub.text.begin('<|endoftext|>') });
    const settings = JSON.parse(readFileSync('public/models/reasoner/tokenizer_config.json', 'utf8'));
    expect(await begin.isChecked()).toBe(settings.add_bos_token === true);
    await begin.check();
    const box = page.locator('article article').filter({ hasText: language.chain.forms.trigger });
    await box.getByRole('button', { name: hub.text.run }).click();
    const [model, tokenizer] = await Promise.all([loadReasonerInNode(), loadTokenizerInNode('public/models/reasoner')]);
    const begun = STATE.defaultsIn(locale);
    const prompt = serialPrompt(itemOf(begun, begun.depth, 0), 'trigger');
    expect(await box.getByRole('textbox').inputValue()).toBe(prompt);
    const expected = (await completionText({ model, tokenizer }, prompt)).trim();
    expect(expected.length).toBeGreaterThan(40);
    await expect.poll(async () => (await box.locator('.written').innerText()).trim(), PATIENCE).toMatch(/\n|.{40}/s);
    await box.getByRole('button', { name: hub.text.run }).waitFor(PATIENCE);
    expect((await box.locator('.written').innerText()).trim().startsWith(expected)).toBe(true);
    expect([...new Set(foreign)]).toEqual(['https://huggingface.co']);
    expect(await axeViolations(page)).toEqual([]);
  });

  it('lab 2’s drawing and labels on a CLIP: the probabilities of the same model run here', async () => {
    const page = await open(`${path}55-1-3/`, locale === 'fr' ? 360 : 1280);
    await playHub(context, { [IMAGE]: imageRepository() });
    await page.locator('#clip').hover({ position: { x: 10, y: 10 } });
    const view = page.locator('#clip astro-island:not([ssr])');
    const link = view.getByRole('link', { name: language.clip.hub.link });
    const sent = new URLSearchParams((await link.getAttribute('href', PATIENCE))?.split('?')[1]);
    await link.click();
    await openModel(page, language, IMAGE);
    const labels = sent.getAll('label');
    const text = page.getByLabel(hub.image.labels);
    expect(await text.inputValue()).toBe(labels.join('\n'));
    await expect.poll(() => page.getByLabel(hub.image.drawing).inputValue(), PATIENCE).toBe(sent.get('drawing'));
    await page.getByRole('button', { name: hub.image.run }).click();
    const rows = page.getByRole('table').locator('tbody tr');
    await rows.first().waitFor(PATIENCE);
    const shown = new Map(
      await rows
        .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
        .then((all) =>
          all.map(
            ([label = '', share = '']) =>
              [label, Number(share.replace(',', '.').replace(/[^\d.]/g, '')) / 100] as const,
          ),
        ),
    );
    const expected = await chances(sent.get('drawing') ?? '', labels);
    expect([...shown.keys()].sort()).toEqual([...labels].sort());
    // the canvas of transformers.js resamples in its own way: pixels differ by some levels
    for (const [label, probability] of expected) {
      expect(
        Math.abs((shown.get(label) ?? 0) - probability),
        `${label}: ${shown.get(label)} ≠ ${probability}`,
      ).toBeLessThan(0.1);
    }

    // what is no image is refused, and nothing else changes
    const files = page.locator('input[type=file]');
    await files.setInputFiles({ name: 'x.png', mimeType: 'image/png', buffer: Buffer.from('not a picture') });
    await page.getByText(hub.errors['not-an-image'], { exact: false }).waitFor();
    expect(await rows.count()).toBe(labels.length);
    expect([...new Set(foreign)]).toEqual(['https://huggingface.co']);
    expect(await axeViolations(page)).toEqual([]);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
  });
});
