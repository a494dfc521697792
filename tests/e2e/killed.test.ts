/** A telephone keeps pages aside and takes memory back without a word: what the reader had is there again. */
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright';
import { afterEach, expect, inject, it } from 'vitest';
import { onWasm } from '../setup/browser.ts';
import { chromiumLaunch } from '../setup/chromium.ts';
import { enter, KINDS, shown } from '../setup/early.ts';
import { type DrivenLab, goLive, LABS } from '../setup/labs.ts';

const baseURL = inject('baseURL');

/** The first lab that asks a model, and the text that it is asked about. */
const lab = LABS.find(({ asks }) => asks) as DrivenLab;
const TEXT = `#${lab.anchor} :is(${KINDS.text})`;

let browser: Browser;
let context: BrowserContext;
afterEach(() => browser?.close());

async function openPage(): Promise<Page> {
  // as a reader's browser is: the shell, and Playwright's own, keep no page that is left
  browser = await chromium.launch({ ...chromiumLaunch('whole'), ignoreDefaultArgs: ['--disable-back-forward-cache'] });
  context = await browser.newContext({ serviceWorkers: 'block' });
  await onWasm(context);
  return context.newPage();
}

/** Workers of a page, in the order of their start, and how often each has spoken. */
interface Watched {
  readonly workers: { readonly worker: Worker; messages: number }[];
  persisted: boolean;
}
const watch = () => {
  const watched: Watched = { workers: [], persisted: false };
  Object.assign(window, { watched });
  const Real = Worker;
  window.Worker = class extends Real {
    constructor(...args: ConstructorParameters<typeof Worker>) {
      super(...args);
      const entry = { worker: this as Worker, messages: 0 };
      watched.workers.push(entry);
      this.addEventListener('message', () => {
        entry.messages += 1;
      });
    }
  };
  window.addEventListener('pageshow', ({ persisted }) => {
    watched.persisted = persisted;
  });
};
const WATCHED = () => (window as unknown as { watched: Watched }).watched;

it('a page kept aside whose worker has died answers again when the reader comes back', async () => {
  const page = await openPage();
  await page.addInitScript(watch);
  await page.goto(baseURL + lab.path, { waitUntil: 'load' });
  const view = await goLive(page, lab);
  const started = await page.evaluate(`(${WATCHED})().workers.length`);
  await page.evaluate(`(${WATCHED})().workers.forEach(({ worker }) => worker.terminate())`);
  await page.goto(`${baseURL}glossaire/`, { waitUntil: 'load' });
  await page.evaluate(() => history.back());
  await page.waitForURL(`${baseURL}${lab.path}*`, { waitUntil: 'commit' }); // it is not loaded again
  await expect.poll(() => page.evaluate(`(${WATCHED})().persisted`)).toBe(true);
  await enter('text', page.locator(TEXT).first());
  const answered = () => page.evaluate(`(${WATCHED})().workers.slice(${started}).some((one) => one.messages > 0)`);
  // the model is opened again, as at first
  await expect.poll(answered, { timeout: 90_000 }).toBe(true);
  expect(await view.getByRole('alert').count()).toBe(0);
});

/** Of a tab that has crashed Playwright wants to know nothing more: the browser itself is asked. */
async function evaluate(session: CDPSession, expression: string): Promise<unknown> {
  const { result } = await session.send('Runtime.evaluate', { expression, returnByValue: true });
  return result.value;
}

it('a tab killed for its memory opens again on what was typed', async () => {
  const page = await openPage();
  await page.goto(baseURL + lab.path, { waitUntil: 'load' });
  const field = page.locator(TEXT).first();
  await field.focus();
  await page.locator(`#${lab.anchor} astro-island:not([ssr])`).first().waitFor();
  await enter('text', field);
  const typed = await shown(field);
  await expect.poll(() => [...new URLSearchParams(new URL(page.url()).hash.split('?')[1]).values()]).toContain(typed);
  const session = await context.newCDPSession(page);
  const crashed = new Promise((done) => session.on('Inspector.targetCrashed', done));
  await session.send('Inspector.enable');
  session.send('Page.crash').catch(() => undefined);
  await crashed;
  await session.send('Page.reload');
  await expect.poll(() => evaluate(session, `document.querySelector('${TEXT}')?.value`)).toBe(typed);
});
