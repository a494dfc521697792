/**
 * Hosts, proxies and filters that do not give the book as it is: what can be stored is, and the reader is told of the
 * rest.
 */
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, afterEach, describe, expect, inject, it } from 'vitest';
import { isPrecompressed } from '../../scripts/serve/compress.ts';
import { writeWorker } from '../../src/integrations/pwa.ts';
import { PWA_STRINGS } from '../../src/pwa/strings/index.ts';
import { page as answer, type BadHost, BLOCK_PAGE, badHost, injected, type Manners } from '../setup/bad-host.ts';
import { builtPages } from '../setup/pages.ts';
import { openReader, type Reader, whenStored } from './browser.ts';

const { fr, en } = PWA_STRINGS;
const dir = inject('distDir');
const NOT_FOUND = answer('<h1>404</h1>', 404);

let host: BadHost;
let reader: Reader;
afterEach(async () => {
  await reader?.close();
  await host?.close();
});

/** A first visit to a host of these manners. */
async function visit(manners: Manners): Promise<void> {
  host = await badHost(dir, manners);
  reader = await openReader(new URL(host.url).origin);
  await reader.page.goto(host.url);
}
const panel = () => reader.page.getByRole('region', { name: fr.stored });
const said = (text: string) => panel().getByText(text, { exact: true }).waitFor();

async function openPanel(): Promise<void> {
  await reader.page.goto(`${host.url}hors-ligne/`);
  await panel().getByRole('listitem').first().getByText(/\p{L}/u).first().waitFor();
}

/** Tomorrow, without a network. */
async function offline(): Promise<void> {
  await host.close();
  await reader.restart();
}

/** The scripts of the labs: no page needs them to be read. */
const LAB_SCRIPT = /^_astro\/Lab\.[\w-]+\.js$/;

describe('a host that withholds what a reader can do without', () => {
  it.each([
    ['the 404 pages and the manifest', /(^|\/)404(\.html|\/)$|\.webmanifest$/],
    ['the scripts of the labs', LAB_SCRIPT],
  ])('%s: the book is stored, and what is missing is named', async (_, withheld) => {
    const missing: string[] = [];
    await visit((path, good) => {
      if (!withheld.test(path)) return good;
      missing.push(path);
      return NOT_FOUND;
    });
    await whenStored(reader.page);
    await openPanel();
    await said(fr.pagesStored);
    await said(fr.leftOut);
    expect(missing.length).toBeGreaterThan(0);
    await said(fr.gap.status([...new Set(missing)].sort()[0] ?? '', '404'));
    expect(await panel().getByText(fr.pagesNote).count()).toBe(0);
    await offline();
    for (const path of builtPages(dir).filter((each) => !each.includes('404'))) {
      const response = await reader.page.goto(host.url + path, { waitUntil: 'commit' });
      expect(response?.status(), path).toBe(200);
    }
  });

  it('a page, for which it answers with the home page', async () => {
    const home = answer(readFileSync(join(dir, 'index.html'), 'utf8'));
    await visit((path, good) => (path === 'en/mesures/' ? home : good));
    await whenStored(reader.page);
    await openPanel();
    await said(fr.gap.other('en/mesures/'));
  });

  it('an address that is blocked, without an answer', async () => {
    await visit((path, good) => (path === 'en/mesures/' ? null : good));
    await whenStored(reader.page);
    await openPanel();
    await said(fr.gap.blocked('en/mesures/'));
    await said(fr.pagesStored);
  });
});

describe('IIS, which answers 404 for a type it was not told of', () => {
  const config = readFileSync(join(dir, 'web.config'), 'utf8');
  const types = new Map(
    [...config.matchAll(/<mimeMap fileExtension="([^"]+)" mimeType="([^"]+)"/g)].map(([, name = '', type = '']) => [
      name,
      type,
    ]),
  );
  const iis: Manners = (path, good) => {
    if (path === 'web.config') return NOT_FOUND;
    const type = types.get(extname(path) || '.html');
    return type === undefined ? NOT_FOUND : { ...good, type };
  };

  it('gives the whole book by its web.config alone', async () => {
    await visit(iis);
    await whenStored(reader.page);
    await openPanel();
    await said(fr.pagesStored);
    expect(await panel().getByText(fr.leftOut).count()).toBe(0);
    // of what is compressed beforehand, nobody asks for it by its name
    const files = globSync('{_astro,models,recorded,icons}/**/*.*', { cwd: dir }).filter(
      (file) => !isPrecompressed(file),
    );
    expect(files.length).toBeGreaterThan(100);
    expect(files.filter((file) => !types.has(extname(file)))).toEqual([]);
  });
});

describe('a proxy that rewrites pages', () => {
  const isPage: Manners = (_, good) => (good.type.startsWith('text/html') ? injected(good) : good);

  it('all of them: they are stored as they come, and work without a network', async () => {
    await visit(isPage);
    await whenStored(reader.page);
    await openPanel();
    await said(fr.pagesStored);
    await panel()
      .getByText(/^L’hébergeur, ou un intermédiaire, modifie des pages/)
      .waitFor();
    expect(await panel().getByText(fr.leftOut).count()).toBe(0);
    await offline();
    const response = await reader.page.goto(`${host.url}55-1-1/`);
    expect([response?.status(), response?.fromServiceWorker()]).toEqual([200, true]);
    expect(await reader.page.locator('main h1').count()).toBe(1);
  });

  it('one of them into something else: that one is left out, never shown as the book, and comes back when it can', async () => {
    await visit((path, good) => (path === 'en/55-1-1/' ? BLOCK_PAGE : good));
    await whenStored(reader.page);
    await openPanel();
    await said(fr.gap.other('en/55-1-1/'));
    await offline();
    const { page } = reader;
    const lost = await page.goto(`${host.url}en/55-1-1/`);
    expect(lost?.status()).toBe(503);
    expect(await page.locator('h1').innerText()).toBe(en.absentTitle);
    await page.getByRole('link', { name: en.absentHome }).click();
    await page.waitForURL(`${host.url}en/`);
    expect((await page.goto(`${host.url}55-1-1/`))?.status()).toBe(200);
  });

  it('what was left out is stored once the host gives it', async () => {
    await visit((path, good) => (path === 'en/55-1-1/' ? NOT_FOUND : good));
    await whenStored(reader.page);
    host.manners = (_, good) => good;
    await openPanel();
    await said(fr.pagesStored);
    expect(await panel().getByText(fr.leftOut).count()).toBe(0);
  });
});

describe('a host with which no page is whole', () => {
  it.each<[string, Manners]>([
    ['a sign-in page instead of every file', (_, good, dest) => (dest === 'empty' ? BLOCK_PAGE : good)],
    ['no style sheet', (path, good) => (path.endsWith('.css') ? NOT_FOUND : good)],
  ])('%s: nothing is taken, and it is said that reloading will not help', async (_, manners) => {
    await visit(manners);
    await openPanel();
    await said(fr.pagesRefused['too-little']);
    await said(fr.pagesUnavailable);
    expect(await panel().getByText(fr.pagesNote).count()).toBe(0);
  });
});

describe('a new version that lacks what the one in use has', () => {
  const root = mkdtempSync(join(tmpdir(), 'dist-'));
  afterAll(() => rmSync(root, { recursive: true }));
  const lookForUpdate = () =>
    reader.page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      await registration.update().catch(() => undefined);
      const worker = registration.installing ?? registration.waiting;
      while (worker?.state === 'installing') {
        await new Promise((done) => worker.addEventListener('statechange', done, { once: true }));
      }
      return worker?.state ?? 'none';
    });

  it('may be half deployed: it is taken only when it is still so later', async () => {
    cpSync(dir, root, { recursive: true, filter: (file) => !/[/\\]models([/\\]|$)/.test(file) });
    const changed = join(root, 'en/mesures/index.html');
    await writeWorker(root, '/');
    host = await badHost(root, (path, good) => (path === 'en/404.html' ? NOT_FOUND : good));
    reader = await openReader(new URL(host.url).origin);
    await reader.page.goto(host.url);
    await whenStored(reader.page);

    writeFileSync(changed, readFileSync(changed, 'utf8').replace('<body', '<body data-version="two"'));
    await writeWorker(root, '/');
    host.manners = (path, good) => (/^en\/(mesures\/|404)/.test(path) ? NOT_FOUND : good);
    expect(await lookForUpdate()).toBe('redundant');
    // eleven minutes later
    await reader.page.evaluate(async () => {
      const cache = await caches.open('i55-shell:/');
      for (const key of await cache.keys()) {
        if (!key.url.includes('__shell-report__')) continue;
        const report = (await (await cache.match(key))?.json()) as { since: number };
        await cache.put(key, new Response(JSON.stringify({ ...report, since: report.since - 660_000 })));
      }
    });
    expect(await lookForUpdate()).toBe('installed');
  });
});
