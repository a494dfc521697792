/** The same book, published under a path: everything stays within it. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StaticServer, startServer } from '../../scripts/serve.ts';
import { builtPages } from '../setup/pages.ts';
import { buildSite } from '../setup/site.ts';
import { openReader, type Reader, whenStored } from './browser.ts';

/** `DIST_DIR_BASE` reuses a build. */
const reused = process.env['DIST_DIR_BASE'];
const dir = reused ?? '.cache/test-dist-base';
let server: StaticServer;
let reader: Reader;

beforeAll(async () => {
  if (!reused) {
    rmSync(dir, { recursive: true, force: true });
    buildSite(dir, { BASE: '/livre' });
  }
  server = await startServer({ dir, port: 0, base: '/livre' });
  reader = await openReader(new URL(server.url).origin);
}, 600_000);
afterAll(() => reader.close());

it('asks for nothing outside its base', async () => {
  const outside: string[] = [];
  reader.page.on('request', (request) => {
    const { pathname, protocol } = new URL(request.url());
    if (protocol === 'http:' && !pathname.startsWith('/livre/')) outside.push(pathname);
  });
  await reader.page.goto(server.url);
  await whenStored(reader.page);
  expect(outside).toEqual([]);
  expect(await reader.page.evaluate(async () => (await navigator.serviceWorker.ready).scope)).toBe(server.url);
});

it('is installable there', async () => {
  const href = await reader.page.locator('link[rel=manifest]').getAttribute('href');
  const manifest: unknown = await (await fetch(new URL(href ?? '', server.url))).json();
  expect(manifest).toMatchObject({ start_url: '/livre/', scope: '/livre/', id: '/livre/', lang: 'fr' });
  const { icons } = manifest as { icons: { src: string }[] };
  const browser = await reader.context.newCDPSession(reader.page);
  expect((await browser.send('Page.getAppManifest')).errors).toEqual([]);
  expect((await browser.send('Page.getInstallabilityErrors')).installabilityErrors).toEqual([]);
  for (const { src } of icons) expect((await fetch(new URL(src, server.url))).status, src).toBe(200);
});

it('opens every page without a network, and searches', async () => {
  await server.close();
  for (const path of builtPages(dir).filter((page) => !page.includes('404'))) {
    const response = await reader.page.goto(server.url + path);
    expect(response?.status(), path).toBe(200);
  }
  await reader.page.goto(server.url);
  await reader.page.keyboard.press('/');
  await reader.page.locator('.search [role=combobox]').waitFor();
  await reader.page.keyboard.type('mur de la mémoire');
  await reader.page.locator('.search-text mark').first().waitFor();
  await reader.page.locator('.search a[href^="/livre/55-2-0/#"]').first().click();
  await reader.page.locator('.found').waitFor();
  const unknown = await reader.page.goto(`${server.url}en/absent`);
  expect(unknown?.status()).toBe(404);
  expect(await reader.page.locator('html').getAttribute('lang')).toBe('en');
  expect(reader.complaints).toEqual([]);
});
