/** After one visit, every page opens without a network, however its address is written. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type StaticServer, startServer } from '../../scripts/serve.ts';
import { builtPages } from '../setup/pages.ts';
import { openReader, type Reader, whenStored } from './browser.ts';

const dir = inject('distDir');
const pages = builtPages(dir).filter((page) => !page.includes('404'));
let server: StaticServer;
let reader: Reader;

beforeAll(async () => {
  server = await startServer({ dir, port: 0 });
  reader = await openReader(new URL(server.url).origin);
  await reader.page.goto(server.url);
  await whenStored(reader.page);
  await server.close();
  await reader.restart(); // tomorrow, without a network
});
afterAll(() => reader.close());

/** `whole`: with everything the page loads; else only what answers the address. */
async function open(path: string, whole = false) {
  const response = await reader.page.goto(server.url + path, { waitUntil: whole ? 'load' : 'commit' });
  return {
    status: response?.status(),
    path: new URL(reader.page.url()).pathname.slice(1),
    lang: await reader.page.locator('html').getAttribute('lang'),
  };
}

it('really has no network', async () => {
  await expect(fetch(server.url)).rejects.toThrow();
});

it('lists pages of both languages', () => {
  expect(pages.filter((page) => page.startsWith('en/')).length).toBe(pages.length / 2);
});

it.each(pages)('“%s” opens in its language, whole', async (path) => {
  const { page } = reader;
  const failed: string[] = [];
  const onFailed = (request: { url(): string }) => failed.push(request.url());
  page.on('requestfailed', onFailed);
  const { status, lang } = await open(path, true);
  await page.evaluate(async () => {
    await document.fonts.ready;
    // islands wake up when they are seen
    for (const island of document.querySelectorAll('astro-island')) island.scrollIntoView();
  });
  await page.waitForLoadState('networkidle');
  page.off('requestfailed', onFailed);
  expect([status, lang]).toEqual([200, path.startsWith('en/') ? 'en' : 'fr']);
  expect(await page.locator('main h1').count()).toBe(1);
  expect(await page.evaluate(() => document.styleSheets.length)).toBeGreaterThan(0);
  expect(failed).toEqual([]);
});

it.each(pages.filter((page) => page !== ''))('“%s” opens without its slash, as a file, with a query', async (path) => {
  const bare = path.replace(/\/$/, '');
  for (const written of [bare, `${path}index.html`, `${path}?utm=1`, `${bare}?a=1&b=2#c`]) {
    expect(await open(written), written).toMatchObject({ status: 200, path });
  }
});

it.each([
  ['absente', 'fr'],
  ['en/absent/', 'en'],
  ['en/55-9-9?x', 'en'],
])('an unknown page, “%s”, is answered in the reader’s language', async (path, lang) => {
  expect(await open(path)).toMatchObject({ status: 404, lang });
});

it('asks nothing of any other host and breaks no policy', () => {
  expect(reader.complaints).toEqual([]);
});
