/**
 * What opening a page blocks, beside a plain page of the same text (no style, no script, formulas as TeX), both on a
 * processor slowed down four times, in turn, in the same run. ms of the longest task of the main thread.
 */
import { type Browser, chromium } from 'playwright';
import { median } from '../src/components/measure/statistics.ts';
import { chromiumLaunch } from '../tests/setup/chromium.ts';
import { plainPage } from './plain-page.ts';
import type { Sample } from './report.ts';

const SLOWDOWN = 4;
const ROUNDS = 3;
/** after the load event: fonts, islands that come into sight */
const SETTLED = 2500;
/** the phone of Lighthouse's mobile preset */
const VIEWPORT = { width: 412, height: 823 };

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** microseconds */
  readonly dur?: number;
  /** the same on the processor: what a busy machine makes the page wait is not the page's */
  readonly tdur?: number;
}

async function longestTask(browser: Browser, url: string, body?: string): Promise<number> {
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: VIEWPORT });
  const page = await context.newPage();
  if (body !== undefined)
    await page.route(url, (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }));
  const session = await context.newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline'] });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(SETTLED);
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] };
  await context.close();
  const parsing = traceEvents.find(({ name }) => name === 'ParseHTML');
  const tasks = traceEvents.filter(
    ({ name, ph, pid, tid }) => ph === 'X' && name.endsWith('RunTask') && pid === parsing?.pid && tid === parsing.tid,
  );
  if (tasks.length === 0) throw new Error(`no task of the main thread in the trace of ${url}`);
  return Math.max(...tasks.map(({ dur = 0, tdur = dur }) => tdur / 1e3));
}

/** For one section: its longest task, and how much longer that is than the plain page's, medians of a few rounds. */
async function opening(site: string, section: string): Promise<readonly [longest: number, excess: number]> {
  const browser = await chromium.launch(chromiumLaunch('whole'));
  try {
    const page = await browser.newPage();
    await page.goto(site + section, { waitUntil: 'load' });
    const plain = await plainPage(page);
    await page.close();
    const rounds: { readonly ours: number; readonly theirs: number }[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const ours = await longestTask(browser, site + section);
      rounds.push({ ours, theirs: await longestTask(browser, site + section, plain) });
    }
    return [median(rounds.map(({ ours }) => ours)), median(rounds.map(({ ours, theirs }) => ours - theirs))];
  } finally {
    await browser.close();
  }
}

export async function openings(site: string): Promise<Sample> {
  const [openLongest, openExcess] = await opening(site, '55-1-1/');
  const [openDiagrams, openDiagramsExcess] = await opening(site, '55-2-1/');
  return { openLongest, openExcess, openDiagrams, openDiagramsExcess };
}
