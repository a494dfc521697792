/** A reader's browser for the offline tests: its profile survives a restart, its network requests are on record. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, type Page } from 'playwright';
import { chromiumLaunch } from '../setup/chromium.ts';
import { acceptHub } from '../setup/pages.ts';

export interface Reader {
  readonly context: BrowserContext;
  readonly page: Page;
  /** what went wrong on any page: CSP violations, uncaught errors, requests beyond the site */
  readonly complaints: string[];
  /** closes the browser and opens it again on the same profile */
  restart(): Promise<void>;
  close(): Promise<void>;
}

/** Each document reports its CSP violations to the console, whatever frame or moment they come from. */
const REPORT_VIOLATIONS = `addEventListener('securitypolicyviolation', (e) =>
  console.error('CSP', e.violatedDirective, e.blockedURI, e.sourceFile, e.sample));`;

export async function openReader(origin: string): Promise<Reader> {
  const profile = mkdtempSync(join(tmpdir(), 'reader-'));
  const complaints: string[] = [];

  async function launch() {
    const context = await chromium.launchPersistentContext(profile, { ...chromiumLaunch(), locale: 'fr-FR' });
    await context.addInitScript(REPORT_VIOLATIONS);
    await acceptHub(context);
    context.on('request', (request) => {
      const url = new URL(request.url());
      if (/^(https?|wss?):$/.test(url.protocol) && url.origin !== origin) complaints.push(`off-origin: ${url}`);
    });
    context.on('weberror', (error) => complaints.push(`error: ${error.error()}`));
    context.on('console', (message) => {
      if (/^CSP |Content Security Policy/.test(message.text())) complaints.push(message.text());
    });
    return { context, page: context.pages()[0] ?? (await context.newPage()) };
  }

  let current = await launch();
  return {
    get context() {
      return current.context;
    },
    get page() {
      return current.page;
    },
    complaints,
    async restart() {
      await current.context.close();
      current = await launch();
    },
    async close() {
      await current.context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Resolves when this version of the book is stored and answers for this page. */
export async function whenStored(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller) return;
    await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });
}
