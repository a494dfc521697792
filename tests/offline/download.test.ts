/** « Télécharger pour lire hors ligne »: fetched, verified, kept, repaired, removed. */
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import EXERCISES from '../../kit/exercises/strings/fr.ts';
import { MODEL_CACHE } from '../../kit/runtime/store.ts';
import KIT from '../../kit/ui/strings/fr.ts';
import { type StaticServer, startServer } from '../../scripts/serve.ts';
import { PWA_STRINGS } from '../../src/pwa/strings/index.ts';
import { goLive, LABS } from '../setup/labs.ts';
import { openReader, type Reader, whenStored } from './browser.ts';

const { fr } = PWA_STRINGS;
let server: StaticServer;
let reader: Reader;

const panel = () => reader.page.getByRole('region', { name: fr.stored });
const row = (name: string) => panel().getByRole('listitem').filter({ hasText: name });
const downloadButton = () => panel().getByRole('button', { name: /^Télécharger pour lire hors ligne \(\d/ });

/** Address and SHA-256 of every stored file, hashed here from the bytes in the cache. */
async function stored(): Promise<{ url: string; sha256: string }[]> {
  const files = await reader.page.evaluate(async (name) => {
    const cache = await caches.open(name);
    const requests = await cache.keys();
    return Promise.all(
      requests.map(async ({ url }) => {
        const bytes = new Uint8Array((await (await cache.match(url))?.arrayBuffer()) ?? new ArrayBuffer(0));
        let binary = '';
        for (let i = 0; i < bytes.length; i += 32768) binary += String.fromCharCode(...bytes.subarray(i, i + 32768));
        return { url, base64: btoa(binary) };
      }),
    );
  }, MODEL_CACHE);
  return files.map(({ url, base64 }) => ({
    url,
    sha256: createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex'),
  }));
}

/** Pathnames of the stored files, sorted. */
const paths = () =>
  reader.page.evaluate(async (name) => {
    const requests = await (await caches.open(name)).keys();
    return requests.map(({ url }) => new URL(url).pathname).sort();
  }, MODEL_CACHE);

const announced = (url: string) => new URL(url).searchParams.get('sha256');

beforeAll(async () => {
  server = await startServer({ dir: inject('distDir'), port: 0 });
  reader = await openReader(new URL(server.url).origin);
  await reader.page.goto(`${server.url}hors-ligne/`);
  await whenStored(reader.page);
});
afterAll(async () => {
  await reader.close();
  await server.close();
});

it('says that the pages are stored, and what is not', async () => {
  await row(fr.pages).getByText(fr.pagesStored).waitFor();
  await row(fr.runtime).getByText(fr.stateMissing).waitFor();
  await row(fr.models.decoder).getByText(fr.stateMissing).waitFor();
});

it('completes the pages when one was deleted', async () => {
  const deleted = await reader.page.evaluate(async () => {
    const cache = await caches.open('i55-shell:/');
    const [page] = (await cache.keys()).filter(({ url }) => new URL(url).pathname === '/en/');
    return page !== undefined && (await cache.delete(page));
  });
  expect(deleted).toBe(true);
  await reader.page.reload();
  await row(fr.pages).getByText(fr.pagesStored).waitFor();
});

it('can be cancelled, and says what is left', async () => {
  await reader.context.route(/\.bin\?/, () => undefined); // never answered
  await downloadButton().click();
  await panel().getByRole('progressbar').waitFor();
  await panel().getByRole('button', { name: fr.cancel }).click();
  await panel().getByText(fr.cancelled).waitFor();
  await downloadButton().waitFor();
  await reader.context.unroute(/\.bin\?/);
});

it('fetches everything, and each file is what its hash says', async () => {
  await downloadButton().click();
  await panel().getByRole('button', { name: fr.verify }).waitFor();
  const files = await stored();
  expect(files.length).toBeGreaterThanOrEqual(5);
  for (const { url, sha256 } of files) expect(sha256, url).toBe(announced(url));
});

it('finds a damaged file and fetches it again, alone', async () => {
  const victim = (await stored()).find(({ url }) => url.includes('tokenizer.json'))?.url ?? '';
  await reader.page.evaluate(
    async ([name, url]) => (await caches.open(name)).put(url, new Response('{"damaged": true}')),
    [MODEL_CACHE, victim] as const,
  );
  const asked: string[] = [];
  reader.context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await panel().getByRole('button', { name: fr.verify }).click();
  await panel().getByText(fr.verified).waitFor();
  for (const { url, sha256 } of await stored()) expect(sha256, url).toBe(announced(url));
  expect(new Set(asked)).toEqual(new Set([new URL(victim).pathname]));
});

it('has it all tomorrow, without a network', async () => {
  await server.close();
  await reader.restart();
  await reader.page.goto(`${server.url}hors-ligne/`);
  await panel().getByText(fr.allStored).waitFor();
  await panel().getByRole('button', { name: fr.verify }).click();
  await panel().getByText(fr.verified).waitFor();
});

it('runs the model on a typed sentence, and the learner’s code, without a network', async () => {
  const { page } = reader;
  await page.goto(`${server.url}55-1-1/`);
  const lab = page.locator('#attention');
  await lab.locator('textarea').hover(); // wakes the lab up
  await lab.locator('astro-island:not([ssr]) textarea').fill('Elle ouvrit la fenêtre et regarda la mer.');
  await lab.getByText(KIT.measured, { exact: true }).first().waitFor();
  await lab.getByRole('status').filter({ hasText: 'WebAssembly' }).waitFor();
  // the learner's code runs in a frame that the service worker does not serve
  const exercise = page.locator('#ex-attention-causal-attention-code');
  await exercise.scrollIntoViewIfNeeded();
  // the editor takes the place of the plain field as soon as the pointer is on it
  await exercise.locator('textarea:enabled, .cm-content').first().click();
  await exercise.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('// essai');
  await exercise.getByRole('button', { name: EXERCISES.check }).click();
  await exercise.locator('li strong').first().waitFor();
  await page.goto(`${server.url}hors-ligne/`);
});

it.each(LABS)('$id: answers and grades on the live model, without a network', async (lab) => {
  const { page } = reader;
  await page.goto(server.url + lab.path);
  await goLive(page, lab);
  const { exercise } = lab;
  if (!exercise) return;
  const box = page.locator(`[data-exercise="${exercise}"]`);
  await box.scrollIntoViewIfNeeded();
  await page.locator(`[data-exercise="${exercise}"][data-ready="true"]`).waitFor();
  for (const field of await box.getByRole('textbox').all()) await field.fill('1');
  await box.getByRole('button', { name: EXERCISES.check }).click();
  // a verdict, right or not; a model that is not there would be a refusal
  await box.locator('.feedback strong').waitFor({ timeout: 90_000 });
});

it('removes one item, keeps what the others need, and says so', async () => {
  await reader.page.goto(`${server.url}hors-ligne/`);
  await panel().getByText(fr.allStored).waitFor();
  const remove = (name: string) =>
    row(name)
      .getByRole('button', { name: fr.removeItem(name) })
      .click();
  // training needs all that the adapters need, and some graphs and windows of its own
  const all = await paths();
  await remove(fr.models.trainer);
  await row(fr.models.trainer).getByText(fr.stateMissing).waitFor();
  const before = await paths();
  expect(all.filter((path) => !before.includes(path))).toEqual([
    '/models/decoder/onnx/lora_loss.onnx',
    '/models/decoder/onnx/lora_step.onnx',
    ...['francais', 'telegramme', 'theatre'].map((task) => `/models/decoder/windows/${task}.safetensors`),
  ]);
  await remove(fr.models.decoder);
  await row(fr.models.decoder).getByText(fr.stateMissing).waitFor();
  await panel().getByText(fr.removedShared(fr.models.adapters)).waitFor();
  for (const name of [fr.runtime, fr.models.adapters, fr.models.encoder])
    await row(name).getByText(fr.stateStored).waitFor();
  // config, weights and tokenizer are the base of the adapters too
  const after = await paths();
  const graphs = ['/models/decoder/onnx/inspect.onnx', '/models/decoder/onnx/step.onnx'];
  expect(before.filter((path) => !after.includes(path))).toEqual(graphs);

  // once both others that stand on it are gone, nothing needs them any more
  for (const name of [fr.models.adapters, fr.models.compressible]) {
    await remove(name);
    await row(name).getByText(fr.stateMissing).waitFor();
  }
  await remove(fr.models.decoder);
  await row(fr.models.decoder).getByText(fr.stateMissing).waitFor();
  const left = await paths();
  const gone = before.filter((path) => !left.includes(path));
  expect(gone).toEqual(before.filter((path) => /^\/models\/(decoder|decoder-4bit|adapters)\//.test(path)));
});

it('says why what was removed cannot be had again offline', async () => {
  await downloadButton().click();
  await panel().getByText('Le site est injoignable').waitFor();
  expect(reader.complaints).toEqual([]);
});
