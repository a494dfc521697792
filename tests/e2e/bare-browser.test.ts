/** The book where something is missing: WebAssembly, or all that browsers have learned since spring 2023. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import PROGRESS from '../../kit/progress/strings/fr.ts';
import RUNTIME_EN from '../../kit/runtime/strings/en.ts';
import RUNTIME_FR from '../../kit/runtime/strings/fr.ts';
import { PWA_STRINGS } from '../../src/pwa/strings/index.ts';
import { chromiumLaunch } from '../setup/chromium.ts';
import { answer } from '../setup/exercises.ts';
import { LABS } from '../setup/labs.ts';
import { before, NO_WASM, OLDER } from '../setup/older-browser.ts';
import { acceptHub } from '../setup/pages.ts';

const baseURL = inject('baseURL');
const NO_WASM_FR = RUNTIME_FR.error['no-wasm'];

let browser: Browser;
let context: BrowserContext;
let errors: string[];
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

async function open(path: string, script: string): Promise<Page> {
  context = await browser.newContext({ serviceWorkers: 'block' });
  await before(context, script);
  await acceptHub(context);
  errors = [];
  context.on('weberror', (error) => errors.push(String(error.error())));
  const page = await context.newPage();
  await page.goto(baseURL + path, { waitUntil: 'load' });
  return page;
}

describe('without WebAssembly', () => {
  it.each(LABS.filter(({ asks }) => asks))(
    '$id: shows what was recorded, and says why it cannot do more, in the lab and in its exercise',
    async ({ anchor, path, ask, exercise }) => {
      const page = await open(path, NO_WASM);
      const lab = page.locator(`#${anchor} [data-lab-state]`);
      await lab.hover({ position: { x: 10, y: 10 } });
      await lab.locator('astro-island:not([ssr])').first().waitFor();
      await ask(lab);
      await lab.getByText(NO_WASM_FR).first().waitFor();
      if (!exercise) return;
      const box = await answer(page, exercise);
      await box.getByText(NO_WASM_FR).waitFor();
      expect(errors).toEqual([]);
    },
  );

  it('an exercise done by hand is graded', async () => {
    const page = await open('55-1-1/', NO_WASM);
    const box = await answer(page, 'attention.softmax-row');
    await box.locator('.feedback strong').waitFor();
    expect(errors).toEqual([]);
  });

  it('the pages about offline reading, measures, progress and public models open and say it', async () => {
    const page = await open('hors-ligne/', NO_WASM);
    await page.getByText(NO_WASM_FR).waitFor();
    expect(await page.getByRole('button', { name: /^Télécharger pour lire/ }).count()).toBe(0);
    expect(await page.getByRole('region', { name: PWA_STRINGS.fr.stored }).getByRole('listitem').count()).toBe(11);
    await page.goto(`${baseURL}mesures/`);
    await page.getByText(NO_WASM_FR).waitFor();
    await page.goto(`${baseURL}en/hub/modele/`);
    await page.getByText(RUNTIME_EN.error['no-wasm']).waitFor();
    await page.goto(`${baseURL}progression/`);
    await page.getByRole('button', { name: PROGRESS.export }).waitFor();
    expect(errors).toEqual([]);
  });
});

it('a host’s policy that forbids WebAssembly is a lack like any other', async () => {
  context = await browser.newContext({ serviceWorkers: 'block' });
  await context.route(/55-1-1\/$/, async (route) => {
    const response = await route.fetch();
    const html = (await response.text()).replace("'wasm-unsafe-eval'", '');
    await route.fulfill({ response, body: html });
  });
  const page = await context.newPage();
  await page.goto(`${baseURL}55-1-1/`, { waitUntil: 'load' });
  await page.locator('#attention textarea').first().hover();
  await page.locator('#attention astro-island:not([ssr]) textarea').first().fill('Elle ferma la porte.');
  await page.locator('#attention').getByText(NO_WASM_FR).waitFor();
});

it('where nothing can be kept, as over plain http, no download is promised to be the last', async () => {
  const page = await open('55-1-1/', "Object.defineProperty(globalThis, 'caches', { value: undefined })");
  await page.locator('#attention textarea').first().hover();
  await page.locator('#attention astro-island:not([ssr]) textarea').first().fill('Elle ferma la porte.');
  const consent = page
    .locator('#attention .request')
    .getByText('À cette adresse, votre navigateur ne peut rien garder');
  await consent.first().waitFor();
  expect(errors).toEqual([]);
});

describe('in a browser of spring 2023', () => {
  // that each lab's model answers and grades there: see translated.test.ts
  it('every page opens without an error', async () => {
    const page = await open('', OLDER);
    for (const path of ['55-0/', '55-2-1/', '55-3-1/', 'hors-ligne/', 'mesures/', 'progression/', 'hub/', 'en/']) {
      await page.goto(baseURL + path, { waitUntil: 'networkidle' });
      await page.evaluate(() => {
        for (const island of document.querySelectorAll('astro-island')) island.scrollIntoView();
      });
      await page.waitForLoadState('networkidle');
    }
    expect(errors).toEqual([]);
  });

  it('a term’s definition is a link that is followed', async () => {
    const page = await open('55-1-1/', OLDER);
    const term = page.locator('a[data-pop]').first();
    const hash = await term.evaluate((link: HTMLAnchorElement) => link.hash);
    await term.click();
    expect(new URL(page.url()).hash).toBe(hash);
    expect(errors).toEqual([]);
  });
});
