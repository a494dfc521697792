/** A new version is offered, never forced; no page ever mixes two versions; what the reader downloaded stays. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { MODEL_CACHE } from '../../kit/runtime/store.ts';
import { type StaticServer, startServer } from '../../scripts/serve.ts';
import { retiringWorker, writeWorker } from '../../src/integrations/pwa.ts';
import { PWA_STRINGS } from '../../src/pwa/strings/index.ts';
import { axeViolations } from '../setup/pages.ts';
import { openReader, type Reader, whenStored } from './browser.ts';

const { fr } = PWA_STRINGS;
const root = mkdtempSync(join(tmpdir(), 'dist-'));
const home = join(root, 'index.html');
let original = '';
let server: StaticServer;
let reader: Reader;

/** Publishes the site with a mark on its home page. */
async function publish(version: string): Promise<void> {
  writeFileSync(home, original.replace('<body', `<body data-version="${version}"`));
  await writeWorker(root, '/');
}

const versionOf = (page: Page) => page.locator('body').getAttribute('data-version');

/** Looks for a new version and waits until its worker waits, or failed. */
const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return 'none';
    while (worker.state === 'installing') {
      await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
    }
    return worker.state;
  });

const storedHomes = (page: Page) =>
  page.evaluate(async () => {
    const cache = await caches.open('i55-shell:/');
    return (await cache.keys()).filter(({ url }) => new URL(url).pathname === '/').length;
  });

const notice = (page: Page) => page.getByRole('region', { name: fr.updateLabel });

beforeAll(async () => {
  cpSync(inject('distDir'), root, { recursive: true });
  original = readFileSync(home, 'utf8');
  await publish('one');
  server = await startServer({ dir: root, port: 0 });
  reader = await openReader(new URL(server.url).origin);
  await reader.page.goto(server.url);
  await whenStored(reader.page);
});
afterAll(async () => {
  await reader.close();
  await server.close();
  rmSync(root, { recursive: true });
});

it('says nothing on the first visit', async () => {
  expect(await notice(reader.page).count()).toBe(0);
});

it('takes no version whose files are not all there', async () => {
  await publish('half');
  writeFileSync(home, original.replace('<body', '<body data-version="other"'));
  expect(await lookForUpdate(reader.page)).toBe('redundant');
  await reader.page.goto(server.url);
  expect(await versionOf(reader.page)).toBe('one');
});

it('waits while the reader writes, and is offered afterwards', async () => {
  const { page } = reader;
  await page.evaluate(
    (cache) => caches.open(cache).then((c) => c.put('/kept?sha256=1', new Response('kept'))),
    MODEL_CACHE,
  );
  await page.evaluate(() => {
    document.querySelector('main')?.prepend(document.createElement('textarea'));
    document.querySelector('textarea')?.focus();
  });
  await publish('two');
  expect(await lookForUpdate(page)).toBe('installed');
  await page.keyboard.type('en plein exercice');
  expect(await notice(page).count()).toBe(0);
  await page.keyboard.press('Tab');
  await notice(page).getByText(fr.updateReady).waitFor();
  expect(await page.evaluate(() => document.activeElement?.closest('.update'))).toBeNull();
  await page.evaluate(() => document.querySelector('main > textarea')?.remove()); // ours, without a label
  expect(await axeViolations(page)).toEqual([]);
});

it('is never forced: the version in use stays until it is accepted', async () => {
  const { page } = reader;
  await notice(page).getByRole('button', { name: fr.updateLater }).click();
  expect(await notice(page).count()).toBe(0);
  await page.reload();
  expect(await versionOf(page)).toBe('one');
  expect(await storedHomes(page)).toBe(2); // the old version is whole while it is in use
});

it('reloads the tab that accepted it, and no other', async () => {
  const { page } = reader;
  const other = await reader.context.newPage();
  await other.goto(server.url);
  await other.evaluate(() => Object.assign(window, { draft: 'kept' }));
  // A file asked for at the moment the old worker stops starts it again, and a debugger, as here, then keeps it alive.
  await notice(other).waitFor();
  await page.bringToFront();
  const reloaded = page.waitForEvent('load');
  await notice(page).getByRole('button', { name: fr.updateAccept }).click();
  await reloaded;
  expect(await versionOf(page)).toBe('two');
  expect(await versionOf(other)).toBe('one');
  expect(await other.evaluate(() => (window as { draft?: string }).draft)).toBe('kept');
  await notice(other).getByRole('button', { name: fr.updateAccept }).click();
  await other.waitForFunction(() => document.body.dataset['version'] === 'two');
  await other.close();
});

it('keeps the models, and of the old pages only what an open tab may need', async () => {
  const { page } = reader;
  expect(
    await page.evaluate(
      (cache) =>
        caches
          .open(cache)
          .then((c) => c.keys())
          .then((k) => k.length),
      MODEL_CACHE,
    ),
  ).toBe(1);
  await publish('three');
  await lookForUpdate(page);
  const reloaded = page.waitForEvent('load');
  await notice(page).getByRole('button', { name: fr.updateAccept }).click();
  await reloaded;
  expect(await versionOf(page)).toBe('three');
  await expect.poll(() => storedHomes(page)).toBe(2); // two and three
});

it('opens the new version without a network', async () => {
  await server.close();
  await reader.page.goto(server.url);
  expect(await versionOf(reader.page)).toBe('three');
  expect(reader.complaints).toEqual([]);
});

it('gives way to a development server on the same port', async () => {
  writeFileSync(join(root, 'sw.js'), await retiringWorker());
  writeFileSync(home, '<!doctype html><body data-version="development">');
  server = await startServer({ dir: root, port: server.port });
  const { page } = reader;
  await page.reload(); // the browser looks for a new worker after each page it opens
  const registrations = () => page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  await expect.poll(registrations, { timeout: 20_000 }).toBe(0);
  await page.reload();
  expect(await versionOf(page)).toBe('development');
  expect(await storedHomes(page)).toBe(0);
  expect(await page.evaluate((name) => caches.has(name), MODEL_CACHE)).toBe(true);
});
