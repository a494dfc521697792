/** A browser for the driven tests of a file, with a page of the built site in a context of its own. */
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, inject } from 'vitest';
import { chromiumLaunch } from './chromium.ts';

export interface Opening extends BrowserContextOptions {
  /** before the page is asked for */
  readonly prepare?: (context: BrowserContext, page: Page) => Promise<unknown>;
}

/** Registers the hooks that start and end the browser; to be called once, where the file begins. */
export function drivenPages(): (path: string, opening?: Opening) => Promise<Page> {
  const baseURL = inject('baseURL');
  const open = new Set<BrowserContext>();
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch(chromiumLaunch());
  });
  afterEach(async () => {
    for (const context of open) await context.close();
    open.clear();
  });
  afterAll(() => browser?.close());

  return async (path, { prepare, ...options } = {}) => {
    const context = await browser.newContext({ serviceWorkers: 'block', ...options });
    open.add(context);
    const page = await context.newPage();
    await prepare?.(context, page);
    await page.goto(baseURL + path, { waitUntil: 'load' });
    return page;
  };
}

/** Models on wasm: the same numbers on every machine. */
export const onWasm = (context: BrowserContext): Promise<unknown> =>
  context.addInitScript(() => localStorage.setItem('book:backend', 'wasm'));
