/**
 * In a real browser, what tests/cuts tries by thousands: lines cut in the middle of files, a full disk, a killed tab,
 * two tabs with two versions. After each the book that is kept is one version, whole.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { randomStream } from '../../kit/math/random.ts';
import { shellCacheName } from '../../src/pwa/shell.ts';
import { type Book, publishedBooks } from '../cuts/book.ts';
import { type BadHost, badHost, type Manners } from '../setup/bad-host.ts';
import { openReader, type Reader, whenStored } from './browser.ts';

const [one, full, three] = await publishedBooks();
const root = mkdtempSync(join(tmpdir(), 'host-'));
const good: Manners = (_, answer) => answer;
let host: BadHost;
let reader: Reader;

/** The host gives this version, and forgets the others. */
function give(book: Book): void {
  rmSync(root, { recursive: true });
  cpSync(book.root, root, { recursive: true });
}

/** With nothing to be had of the host, the worker in use gives every file as this version has it. */
async function whole(page: Page, { manifest }: Book): Promise<void> {
  const { manners } = host;
  host.manners = () => null;
  const faults = await page.evaluate(async (files) => {
    const wrong: string[] = [];
    for (const [path, { sha256 }] of Object.entries(files)) {
      const bytes = await fetch(`/${encodeURI(path)}`).then(
        (response) => response.arrayBuffer(),
        () => new ArrayBuffer(0),
      );
      const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
      if (btoa(String.fromCharCode(...digest)) !== sha256) wrong.push(path);
    }
    return wrong;
  }, manifest.files);
  expect(faults).toEqual([]);
  host.manners = manners;
}

const versionOf = (page: Page) => page.locator('html').getAttribute('data-version');

const lookForUpdate = (page: Page) =>
  page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update();
    const worker = registration.installing ?? registration.waiting;
    while (worker?.state === 'installing') {
      await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
    }
    return worker?.state ?? 'none';
  });

/** What the reports kept beside the pages say of refusals. */
const refusals = async (name: string) => {
  const cache = await caches.open(name);
  const keys = (await cache.keys()).filter(({ url }) => url.includes('__shell-report__'));
  const reports = await Promise.all(keys.map(async (key) => (await cache.match(key))?.json()));
  return (reports as { readonly refused: string | null }[]).map(({ refused }) => refused);
};

/** Cuts each of some files once, at a byte drawn at random. */
function cutting(seed: number, share: number): Manners {
  const random = randomStream(seed);
  const met = new Set<string>();
  return (path, answer, dest) => {
    const first = !met.has(path);
    met.add(path);
    if (!first || dest !== 'empty' || random() > share) return answer;
    return { ...answer, cut: Math.floor(random() * answer.body.length) };
  };
}

beforeAll(async () => {
  give(one);
  host = await badHost(root, cutting(1, 1 / 3));
  reader = await openReader(new URL(host.url).origin);
  await reader.page.goto(host.url);
});
afterAll(async () => {
  await reader.close();
  await host.close();
  rmSync(root, { recursive: true });
});

it('a first visit whose files are cut: the book is whole', async () => {
  await whenStored(reader.page);
  await whole(reader.page, one);
  await reader.page.evaluate(() => localStorage.setItem('kept', 'mine'));
});

it('an update on a full disk: the old book stays, and it is written down', async () => {
  host.manners = good;
  give(full);
  const { page, context } = reader;
  const session = await context.newCDPSession(page);
  const { usage = 0 } = await page.evaluate(() => navigator.storage.estimate());
  const origin = new URL(host.url).origin;
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: usage + 8000 });
  expect(await lookForUpdate(page)).toBe('redundant');
  await session.send('Storage.overrideQuotaForOrigin', { origin });
  await whole(page, one);
  expect(await page.evaluate(refusals, shellCacheName('/'))).toContain('full');
});

it('a tab killed in the middle of an update: the old book stays; the new one comes later, in the tab that asks', async () => {
  give(three);
  let asked: () => void = () => undefined;
  const reached = new Promise<void>((done) => {
    asked = done;
  });
  host.manners = (path, answer) => {
    if (path !== 'search/fr.json') return answer;
    asked();
    return { ...answer, cut: 100 };
  };
  const { context } = reader;
  const victim = await context.newPage();
  await victim.goto(host.url);
  void victim.evaluate(async () => (await navigator.serviceWorker.ready).update()).catch(() => undefined);
  await reached;
  const session = await context.newCDPSession(victim);
  const crashed = victim.waitForEvent('crash');
  void session.send('Page.crash').catch(() => undefined);
  await crashed;
  const page = await context.newPage();
  await page.goto(host.url);
  expect(await versionOf(page)).toBe('one');
  await whole(page, one);

  host.manners = cutting(2, 1 / 3);
  await expect.poll(() => lookForUpdate(page)).toBe('installed');
  const other = await context.newPage();
  await other.goto(host.url);
  await page.evaluate(async () => {
    const taken = new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done));

    (await navigator.serviceWorker.getRegistration())?.waiting?.postMessage({ type: 'activate' });
    await taken;
  });
  await page.reload();
  expect([await versionOf(page), await versionOf(other)]).toEqual(['three', 'one']);
  const data = (tab: Page) => tab.evaluate(async () => (await fetch('/recorded/lab-fr.json')).text());
  expect(await data(other)).toBe(readFileSync(join(one.root, 'recorded/lab-fr.json'), 'utf8'));
  await whole(page, three);
  expect(await page.evaluate(() => localStorage.getItem('kept'))).toBe('mine');
});

it('of the versions before the one in use, the last alone is kept', async () => {
  const stored = (version: string) =>
    reader.context
      .pages()
      .at(-1)
      ?.evaluate(
        async ([name, path]) => (await (await caches.open(name)).match(path, { ignoreSearch: true })) !== undefined,
        [shellCacheName('/'), `/_astro/page.${version}.js`] as const,
      );
  await expect.poll(() => Promise.all(['one', 'two', 'three'].map(stored))).toEqual([true, false, true]);
});
