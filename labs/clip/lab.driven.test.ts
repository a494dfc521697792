/** The CLIP lab, driven as a reader drives it, on wasm and on a really running WebGPU; figures against the towers in Node. */
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { drawingIndex } from '../../kit/drawings/gallery.ts';
import { galleryInNode } from '../../kit/drawings/node.ts';
import { decimal } from '../../kit/i18n/figures.ts';
import { preprocess } from '../../kit/images/preprocess.ts';
import LINK_EN from '../../kit/lab/strings/en.ts';
import LINK_FR from '../../kit/lab/strings/fr.ts';
import { captionIds } from '../../kit/models/clip-text.ts';
import { loadClipInNode, loadTokenizerInNode } from '../../kit/runtime/node.ts';
import KIT_EN from '../../kit/ui/strings/en.ts';
import KIT_FR from '../../kit/ui/strings/fr.ts';
import { chromiumLaunch } from '../../tests/setup/chromium.ts';
import LAB_EN from './strings/en.ts';
import LAB_FR from './strings/fr.ts';

const baseURL = inject('baseURL');
/** Shaders compiled without a GPU, on a busy machine. */
const SWIFTSHADER = 240_000;
const LANGUAGES = {
  fr: { path: '55-1-3/', lab: LAB_FR, link: LINK_FR, kit: KIT_FR, label: 'une pizza' },
  en: { path: 'en/55-1-3/', lab: LAB_EN, link: LINK_EN, kit: KIT_EN, label: 'a pizza' },
} as const;
type Language = keyof typeof LANGUAGES;

let browser: Browser;
let context: BrowserContext;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
});
afterEach(() => context?.close());
afterAll(() => browser?.close());

async function open(locale: Language, backend: 'webgpu' | 'wasm', hash = ''): Promise<Page> {
  context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript((choice) => localStorage.setItem('book:backend', choice), backend);
  const page = await context.newPage();
  await page.goto(baseURL + LANGUAGES[locale].path + hash, { waitUntil: 'load' });
  // the lab's script comes when a reader first touches the lab
  await page.locator('#clip [role="tablist"]').hover();
  await page.locator('#clip astro-island:not([ssr])').waitFor();
  return page;
}

const labOf = (page: Page) => page.locator('#clip');

/** Loads the model once something has asked for it, and waits for a measured figure. */
async function goLive(page: Page, locale: Language, patience = 90_000): Promise<void> {
  const { link, kit } = LANGUAGES[locale];
  const lab = labOf(page);
  await lab.getByRole('button', { name: new RegExp(`^${link.load('').slice(0, 12)}`) }).click();
  await lab.getByText(kit.measured, { exact: true }).first().waitFor({ timeout: patience });
}

/** Cosine of a shipped drawing and a caption, from the model run here in Node, in float64. */
async function expectedCosine(id: string, caption: string): Promise<number> {
  const [model, tokenizer, gallery] = await Promise.all([
    loadClipInNode(),
    loadTokenizerInNode('public/models/clip'),
    galleryInNode(),
  ]);
  const image = await model.embedImages(preprocess(gallery.rgba(drawingIndex(gallery, id)), model.config));
  const text = await model.embedTexts([captionIds(caption, tokenizer, model.config)]);
  return image.reduce((sum, x, i) => sum + x * (text[i] ?? 0), 0);
}

describe.each([
  ['fr', 'wasm'],
  ['en', 'wasm'],
  ['fr', 'webgpu'],
] as const)('CLIP lab, %s on %s', (locale, backend) => {
  const { lab: s, label, kit } = LANGUAGES[locale];

  it('asks before it downloads, answers a written label with the true cosine, and keeps its state in the address', async () => {
    const page = await open(locale, backend, '#clip?i=1f355.noto');
    const lab = labOf(page);
    await lab.getByLabel(s.labels.field).fill(label);
    await lab.getByRole('button', { name: s.labels.add, exact: true }).click();
    await goLive(page, locale, SWIFTSHADER);
    const row = lab.locator('.choice .answer tbody tr', { hasText: label });
    expect(await row.locator('td').first().innerText()).toBe(
      decimal(locale, await expectedCosine('1f355.noto', label)),
    );
    await page.waitForFunction((text) => decodeURIComponent(location.hash.replaceAll('+', ' ')).includes(text), label);
    if (backend === 'webgpu') return; // compiling its shaders twice would prove nothing more
    const again = await context.newPage();
    await again.goto(page.url(), { waitUntil: 'load' });
    await again.locator('#clip [role="tablist"]').hover();
    await again.locator('#clip').getByText(kit.measured, { exact: true }).first().waitFor({ timeout: 90_000 });
    expect(await again.locator('#clip .answer textarea').last().inputValue()).toBe(label);
  }, 300_000);
});

describe('images of the reader', () => {
  it('a drawing made with the mouse becomes an image, and no request leaves the page', async () => {
    const page = await open('fr', 'wasm');
    const foreign: string[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'GET' || !/^(blob:|data:)|^http:\/\/(localhost|127)/.test(request.url()))
        foreign.push(request.url());
    });
    const lab = labOf(page);
    await lab.getByRole('button', { name: LAB_FR.tray.draw, exact: true }).click();
    const box = await lab.locator('.sheet').boundingBox();
    if (!box) throw new Error('no sheet');
    await page.mouse.move(box.x + 40, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 180, box.y + 160, { steps: 12 });
    await page.mouse.up();
    await lab.getByRole('button', { name: LAB_FR.sketch.done }).click();
    await goLive(page, 'fr');
    await page.waitForFunction(() => /[?&]i=s%3A/.test(location.hash));
    expect(foreign).toEqual([]);
  });

  it('a file that is no image, or of a format not read here, gets its sentence; a real one comes in', async () => {
    const page = await open('fr', 'wasm');
    const lab = labOf(page);
    const give = (name: string, buffer: Buffer) =>
      lab.locator('input[type="file"]').setInputFiles({ name, mimeType: 'image/png', buffer });
    const before = await lab.locator('[data-image]').count();
    await give('a.png', Buffer.from('ceci n’est pas une image'));
    await lab.getByText(LAB_FR.refusal.notImage, { exact: false }).waitFor();
    await give('b.heic', Buffer.from('\0\0\0\x18ftypheic0000', 'latin1'));
    await lab.getByText(LAB_FR.refusal.unsupported('HEIC'), { exact: false }).waitFor();
    // a PNG cut after its header
    await give('c.png', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAA', 'base64'));
    await lab.getByText(LAB_FR.refusal.damaged, { exact: false }).waitFor();
    expect(await lab.locator('[data-image]').count()).toBe(before);
    const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 60, height: 40 } });
    await give('d.png', picture);
    await page.waitForFunction((count) => document.querySelectorAll('#clip [data-image]').length === count, before + 1);
    expect(await lab.getByText(LAB_FR.refusal.kept, { exact: false }).count()).toBe(0);
  });

  it('the camera is asked for only when the reader presses, and a refusal is said', async () => {
    const page = await open('fr', 'wasm');
    const lab = labOf(page);
    await lab.getByRole('button', { name: LAB_FR.tray.camera }).click();
    expect(await lab.locator('video').count()).toBe(0);
    await lab.getByRole('button', { name: LAB_FR.camera.ask }).click();
    await lab
      .getByText(new RegExp([LAB_FR.camera.denied, LAB_FR.camera.none].map((text) => text.slice(0, 20)).join('|')))
      .waitFor();
  });
});

describe.each([
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
])('in a window of $width × $height', (viewport) => {
  it.each(['fr', 'en'] as const)(
    'the chosen image, the labels and their probabilities are seen together, %s',
    async (locale) => {
      const page = await open(locale, 'wasm');
      await page.setViewportSize(viewport);
      const lab = labOf(page);
      const boxes = [
        lab.locator('[data-image][aria-pressed="true"]'),
        lab.locator('.answer tbody tr').first(),
        lab.locator('.answer tbody tr').last(),
        lab.locator('.answer tbody td.share').last(),
      ].map(async (one) => (await one.boundingBox()) ?? { x: Number.NaN, y: Number.NaN, width: 0, height: 0 });
      const all = await Promise.all(boxes);
      expect(await lab.locator('.answer tbody tr').count()).toBe(6);
      const height = Math.max(...all.map(({ y, height: own }) => y + own)) - Math.min(...all.map(({ y }) => y));
      // the bar at the top of the page takes some of the window
      expect(height).toBeLessThan(viewport.height - 80);
      for (const { x, width } of all) expect(x >= 0 && x + width <= viewport.width).toBe(true);
    },
  );
});

/** A browser that changes what pages read from a canvas; without the way around it where `closed`. */
async function disturb(page: Page, closed: boolean): Promise<void> {
  await page.evaluate((without) => {
    for (const { prototype } of [OffscreenCanvasRenderingContext2D, CanvasRenderingContext2D]) {
      const honest = prototype.getImageData;
      prototype.getImageData = function (...box: Parameters<typeof honest>) {
        const image = honest.apply(this, box);
        image.data.set(image.data.map((value, i) => value ^ ((i * 2_654_435_761) >>> 27)));
        return image;
      };
    }
    if (without) Reflect.deleteProperty(window, 'VideoFrame');
  }, closed);
}

/** A picture of the page, as a file of the reader's. */
async function pictureOf(page: Page) {
  const buffer = await page.screenshot({ clip: { x: 0, y: 0, width: 60, height: 40 } });
  return { name: 'a.png', mimeType: 'image/png', buffer };
}

describe('a browser that disturbs canvases on purpose', () => {
  it('no answer on pixels that are not the image’s: the sentence says why', async () => {
    const page = await open('fr', 'wasm');
    const file = await pictureOf(page);
    await disturb(page, true);
    const lab = labOf(page);
    const before = await lab.locator('[data-image]').count();
    await lab.locator('input[type="file"]').setInputFiles(file);
    await lab.getByText(LAB_FR.refusal.disturbed, { exact: false }).waitFor();
    expect(await lab.locator('[data-image]').count()).toBe(before);
    await lab.getByRole('button', { name: LAB_FR.tray.draw, exact: true }).click();
    await lab.locator('.sheet').click({ position: { x: 90, y: 90 } });
    await lab.getByRole('button', { name: LAB_FR.sketch.done }).click();
    await lab.getByText(LAB_FR.tray.closed).waitFor();
    expect(await lab.locator('[data-image]').count()).toBe(before);
  });

  it('true pixels by another way, where there is one, and it is said', async () => {
    const page = await open('fr', 'wasm');
    const file = await pictureOf(page);
    await disturb(page, false);
    const lab = labOf(page);
    const before = await lab.locator('[data-image]').count();
    await lab.locator('input[type="file"]').setInputFiles(file);
    await lab.getByText(LAB_FR.tray.around).waitFor();
    expect(await lab.locator('[data-image]').count()).toBe(before + 1);
  });
});

describe('pasted and dropped', () => {
  it('a text with its picture, from a word processor, goes to the field; elsewhere, the picture is taken', async () => {
    const page = await open('fr', 'wasm');
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.evaluate(async () => {
      const canvas = new OffscreenCanvas(40, 40);
      canvas.getContext('2d')?.fillRect(0, 0, 20, 20);
      const items = {
        'text/plain': new Blob(['un renard'], { type: 'text/plain' }),
        'text/html': new Blob(['<p>un renard</p>'], { type: 'text/html' }),
        'image/png': await canvas.convertToBlob({ type: 'image/png' }),
      };
      await navigator.clipboard.write([new ClipboardItem(items)]);
    });
    const lab = labOf(page);
    const before = await lab.locator('[data-image]').count();
    const fields = [lab.getByLabel(LAB_FR.labels.field), lab.locator('.answer textarea').first()];
    for (const field of fields) {
      await field.fill('');
      await field.focus();
      await page.keyboard.press('Control+V');
      await expect.poll(() => field.inputValue()).toBe('un renard');
    }
    expect(await lab.locator('[data-image]').count()).toBe(before);
    await lab.locator('[data-image]').first().focus();
    await page.keyboard.press('Control+V');
    await expect.poll(() => lab.locator('[data-image]').count()).toBe(before + 1);
  });

  it('a picture dragged from another page is not fetched: it is to be saved first', async () => {
    const page = await open('fr', 'wasm');
    const foreign: string[] = [];
    page.on('request', (request) => foreign.push(request.url()));
    await labOf(page)
      .locator('.add')
      .evaluate((element) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.setData('text/uri-list', 'https://example.invalid/cat.png');
        dataTransfer.setData('text/html', '<img src="https://example.invalid/cat.png">');
        element.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
      });
    await labOf(page).getByText(LAB_FR.refusal.fromPage, { exact: false }).waitFor();
    expect(foreign.filter((url) => url.includes('example.invalid'))).toEqual([]);
  });

  it('the camera, forbidden by the frame, is said to be so', async () => {
    const page = await open('fr', 'wasm');
    await page.setContent(`<iframe src="${baseURL}55-1-3/" allow="camera 'none'" width="900" height="900"></iframe>`);
    const lab = page.frameLocator('iframe').locator('#clip');
    await lab.locator('[role="tablist"]').hover();
    await lab.getByRole('button', { name: LAB_FR.tray.camera }).click();
    await lab.getByRole('button', { name: LAB_FR.camera.ask }).click();
    await lab.getByText(LAB_FR.camera.frame).waitFor();
  });
});

describe('views', () => {
  it('limits: what to look for is seen once the experiment is set', async () => {
    const page = await open('fr', 'wasm', '#clip?tab=limits');
    const lab = labOf(page);
    const { title, text } = LAB_FR.limits.items.order;
    await lab.getByRole('button', { name: LAB_FR.limits.runThis(title) }).click();
    const note = lab.locator('.note');
    await note.getByText(text).waitFor();
    await expect
      .poll(() => note.evaluate((element) => element.getBoundingClientRect().top))
      .toBeLessThan(page.viewportSize()?.height ?? 0);
    expect(await note.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  it('exam: runs live on a group, can be stopped, and counts what it answered', async () => {
    const page = await open('fr', 'wasm', '#clip?tab=test&g=4');
    const lab = labOf(page);
    const run = lab.getByRole('button', { name: /^Passer l’examen/ });
    const drawings = Number((await run.innerText()).match(/\d+/)?.[0]);
    await run.click();
    await goLive(page, 'fr');
    await lab.getByText(new RegExp(`\\d justes? sur ${drawings}\\s*:`)).waitFor({ timeout: 90_000 });
    await lab.locator('[role="tabpanel"] [role="grid"]').focus();
    await page.keyboard.press('ArrowRight');
  });

  it('map: a phrase finds drawings, by keyboard', async () => {
    const page = await open('en', 'wasm', '#clip?tab=map');
    const lab = labOf(page);
    await lab.getByLabel(LAB_EN.map.search, { exact: true }).fill('a farm animal');
    await page.keyboard.press('Enter');
    await goLive(page, 'en');
    expect(await lab.locator('.results li').count()).toBe(8);
    await lab.locator('.plane').focus();
    const here = () => lab.locator('.plane + p').innerText();
    const first = await here();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowLeft');
    expect(await here()).not.toBe(first);
  });

  it('gaze: hiding each patch measures what the cosine loses', async () => {
    const page = await open('fr', 'wasm', '#clip?tab=look&lens=hiding');
    const lab = labOf(page);
    await lab.getByRole('button', { name: /^Cacher chaque carreau/ }).click();
    await goLive(page, 'fr');
    await lab.getByText(/^Le plus fort/).waitFor({ timeout: 90_000 });
  });
});
