/** The search without a network, under any path: its index is part of each version of the book that is stored. */
import { afterEach, expect, inject, it } from 'vitest';
import { startServer } from '../../scripts/serve.ts';
import { openReader, type Reader, whenStored } from './browser.ts';

let reader: Reader;
afterEach(() => reader.close());

it('finds, shows excerpts and leads to the place once the server is gone', async () => {
  const server = await startServer({ dir: inject('distDir'), port: 0 });
  reader = await openReader(new URL(server.url).origin);
  await reader.page.goto(server.url);
  await whenStored(reader.page);
  await server.close();
  await reader.restart();
  for (const [path, query, section] of [
    ['', 'mur de la mémoire', '55-2-0'],
    ['en/', 'memory wall', 'en/55-2-0'],
  ] as const) {
    const { page } = reader;
    await page.goto(server.url + path);
    await page.keyboard.press('/');
    await page.locator('.search [role=combobox]').waitFor();
    await page.keyboard.type(query);
    await page.locator('.search-text mark').first().waitFor();
    await page.locator(`.search a[href*="/${section}/#"]`).first().click();
    await page.locator('.found').waitFor();
    expect(new URL(page.url()).pathname).toBe(`/${section}/`);
  }
  expect(reader.complaints).toEqual([]);
});
