/** The book as a package, opened in a browser as its course opens it: the same answers have the same grades in each. */
import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Frame, type Page } from 'playwright';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import FILES from '../../kit/files/strings/fr.ts';
import { readFile, writeFile } from '../../kit/progress/file.ts';
import PROGRESS from '../../kit/progress/strings/fr.ts';
import { type ExerciseRecord, newRecord, type Progress } from '../../kit/progress/types.ts';
import { siteServer } from '../../scripts/lazy/server.ts';
import { KINDS, packageFiles } from '../../scripts/package/index.ts';
import PWA from '../../src/pwa/strings/fr.ts';
import type * as Rows from '../grades/rows.ts';
import { chromiumLaunch } from '../setup/chromium.ts';
import { type CourseServer, courseServer } from '../setup/packages.ts';

const LEARNER = '0f8fad5b-d9cb-469f-a165-70867728950e';

let browser: Browser;
let course: CourseServer;
/** an answer of each kind that runs no model, and its grade in Node */
const answers = new Map<string, { readonly answer: unknown; readonly score: number }>();
let query = '';

/** Not 127.0.0.1, which a browser trusts as it does https. */
const at = (path: string) => `http://course.test:${course.port}/${path}`;

beforeAll(async () => {
  const dist = inject('distDir');
  const names = globSync('**/*', { cwd: dist }).filter((name) => statSync(join(dist, name)).isFile());
  const site = new Map(names.map((name) => [name, readFileSync(join(dist, name))]));
  const built = KINDS.map(async (kind) => [kind, await packageFiles(kind, { site, version: '1', query: '' })] as const);
  course = await courseServer(Object.fromEntries(await Promise.all(built)));
  const { args = [], ...launch } = chromiumLaunch();
  const hosts = ['--host-resolver-rules=MAP *.test 127.0.0.1', '--site-per-process'];
  browser = await chromium.launch({ ...launch, args: [...args, ...hosts] });

  const sandbox = /^.*\/sandbox\/run\.ts$/;
  const stands = [{ find: sandbox, replacement: `${process.cwd()}/scripts/grade/sandbox/process.ts` }];
  const server = await siteServer(stands);
  const node = (await server.ssrLoadModule('/tests/grades/rows.ts')) as typeof Rows;
  const rows = (await node.answerRows({ variant: 0, since: 0 })).filter(({ locale }) => locale === 'fr');
  for (const kind of new Set(rows.map((row) => row.kind))) {
    // right ones and others in turn
    const right = answers.size % 2 === 0;
    for (const row of rows.filter((one) => one.kind === kind)) {
      const [score] = await node.gradeRows([row]);
      if (typeof score !== 'number' || (score === 1) !== right || answers.has(row.exercise)) continue;
      answers.set(row.exercise, { answer: JSON.parse(JSON.stringify(row.answer)), score });
      break;
    }
  }
  await server.close();
  query = `?set=${[...answers.keys()].join(',')}`;
}, 300_000);
afterAll(async () => {
  await browser?.close();
  await course?.close();
});

/** A file of progress in which each exercise is answered, and none is checked. */
function drafts(): string {
  const drafted = [...answers].map(([id, { answer }]): [string, ExerciseRecord] => {
    return [id, { ...newRecord(id), draft: answer, updated: new Date(Date.now() - 60_000).toISOString() }];
  });
  return writeFile({ learner: LEARNER, exercises: Object.fromEntries(drafted) }, new Date(Date.now() - 30_000));
}

const open = async () => (await browser.newContext()).newPage();
const bookIn = async (page: Page, kind: string): Promise<Frame> => {
  const inside = () => page.frames().find((frame) => /\/book\/.*html|\/kolibri\/.*html/.test(frame.url()));
  await expect.poll(() => inside()?.url() ?? '', { message: kind }).toMatch(/html/);
  return inside() as Frame;
};

/** Brings the answers in on the page of progress, then checks each on the page of the exercises chosen. */
async function answerAll(book: Frame): Promise<void> {
  const root = book.url().replace(/(?<=\/(?:book|kolibri)\/).*$/, '');
  await book.goto(`${root}progression/index.html`);
  await book.locator('.panel-progress[data-ready=true]').waitFor();
  const file = { name: 'progress.json', mimeType: 'application/json', buffer: Buffer.from(drafts()) };
  await book.locator('input[type=file]').setInputFiles(file);
  await book.getByText(PROGRESS.importDone).waitFor();
  await book.goto(`${root}exercices/index.html${query}`);
  for (const id of answers.keys()) {
    const host = book.locator(`[data-exercise="${id}"][data-ready=true]`);
    await host.locator('button[type=submit]').click();
    await host.locator('.feedback').first().waitFor();
  }
}

const lastOf = ({ exercises }: Progress) => [...answers.keys()].map((id) => [id, exercises[id]?.last ?? 0]);
const expected = () => [...answers].map(([id, { score }]) => [id, score]);
const inCourse = (page: Page | Frame) =>
  page.evaluate(async () => (await (await window.bookCourse?.open())?.read()) ?? null) as Promise<Progress>;

/** Links, styles, scripts: nothing that a page asks for is missing, and no policy is broken. */
function complaints(page: Page): string[] {
  const found: string[] = [];
  page.on('response', (answer) => {
    if (answer.status() >= 400 && !/favicon|\/lrs\//.test(answer.url()))
      found.push(`${answer.status()} ${answer.url()}`);
  });
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) found.push(message.text());
  });
  page.on('pageerror', (error) => found.push(String(error)));
  return found;
}

it('SCORM 1.2: each answer reaches the course, which finds it again on another machine', async () => {
  expect(answers.size).toBeGreaterThan(5);
  const page = await open();
  const found = complaints(page);
  await page.goto(at(`lms.html${query}`));
  const book = await bookIn(page, 'scorm');
  const read = (element: string) =>
    page.evaluate((name) => {
      const kept: unknown = { cmi: (window as unknown as { cmi(): unknown }).cmi() };
      return name.split('.').reduce((now, key) => (now as Record<string, unknown>)?.[key], kept);
    }, element);
  const calls = () => page.evaluate(() => (window as unknown as { calls: string[][] }).calls);
  expect(await read('cmi.core.lesson_status')).toBe('incomplete');

  await answerAll(book);
  const sco = page.frame({ name: 'sco' }) as Frame;
  expect(lastOf(await inCourse(sco))).toEqual(expected());
  const told = await calls();
  const said = (name: string) =>
    told.filter(([call, element = '']) => call === 'LMSSetValue' && element.endsWith(name)).map(([, , value]) => value);
  expect(said('.id')).toEqual([...answers.keys()]);
  // one commit at the beginning, one an answer
  expect(told.filter(([name]) => name === 'LMSCommit')).toHaveLength(1 + answers.size);
  const status = said('lesson_status');
  expect(status[0]).toBe('incomplete');
  expect(told.findIndex(([, , value]) => value === 'passed')).toBeGreaterThan(
    told.findIndex(([, e]) => e?.endsWith('.id')),
  );
  const raw = Number(await read('cmi.core.score.raw'));
  expect(await sco.locator('[role=status]').innerText()).toContain(`${Math.round(raw)}`);

  await sco.goto('about:blank');
  await expect.poll(async () => (await calls()).filter(([name]) => name === 'LMSFinish').length).toBe(1);
  const elements = ['cmi.suspend_data', 'cmi.core.lesson_location', 'cmi.core.lesson_status'];
  const kept = Object.fromEntries(await Promise.all(elements.map(async (name) => [name, await read(name)])));
  expect(String(kept['cmi.suspend_data']).length).toBeLessThanOrEqual(4096);

  const elsewhere = await open();
  await elsewhere.addInitScript((values) => Object.assign(window, { kept: values }), kept);
  await elsewhere.goto(at('lms.html'));
  const again = await bookIn(elsewhere, 'scorm');
  // where it was left
  await expect.poll(() => again.url()).toContain('exercices/index.html');
  const resumed = await inCourse(elsewhere.frame({ name: 'sco' }) as Frame);
  const thousandths = (score: unknown) => Math.floor(Number(score) * 1000 + 1e-9) / 1000;
  expect(lastOf(resumed)).toEqual(expected().map(([id, score]) => [id, thousandths(score)]));
  expect(found).toEqual([]);
});

it('cmi5: statements come in order, a store that fails is asked again; the query stays whole', async () => {
  const page = await open();
  const found = complaints(page);
  const { recorder } = course;
  recorder.failing = 1;
  const given = new URLSearchParams({
    endpoint: at('lrs/xapi'),
    fetch: at('lrs/token'),
    actor: JSON.stringify({ objectType: 'Agent', account: { homePage: at(''), name: '7' } }),
    registration: LEARNER,
    activityId: at('au'),
  });
  await page.goto(at(`cmi5/index.html${query}&${given}`));
  const book = await bookIn(page, 'cmi5');
  await expect.poll(() => book.url()).toContain('exercices/index.html?set=');
  await answerAll(book);
  expect(page.url()).toContain('endpoint=');
  const verbs = () => recorder.statements.map(({ verb }) => (verb as { id: string }).id.replace(/^.*\//, ''));
  await expect.poll(() => verbs().filter((verb) => verb === 'answered').length).toBe(answers.size);
  expect(verbs()[0]).toBe('initialized');
  expect(lastOf(await inCourse(page))).toEqual(expected());
  await expect.poll(() => recorder.documents.size).toBe(1);
  await page.getByRole('link', { name: 'Revenir au cours' }).waitFor();
  await page.goto('about:blank');
  await expect.poll(() => verbs().at(-1)).toBe('terminated');
  expect(verbs().filter((verb) => verb === 'terminated')).toHaveLength(1);
  expect(found).toEqual([]);
});

it('Kolibri: over plain http, in its frames, through its parser, with a text to copy in place of a file', async () => {
  const page = await open();
  const found = complaints(page);
  await page.goto(at('kolibri.html?allow-scripts allow-same-origin'));
  const book = await bookIn(page, 'kolibri');
  await answerAll(book);
  const able = await book.evaluate(() => [window.isSecureContext, 'caches' in window, 'serviceWorker' in navigator]);
  expect(able).toEqual([false, false, false]);
  await book.goto(book.url().replace(/exercices.*$/, 'progression/index.html'));
  await book.getByRole('button', { name: PROGRESS.export }).click();
  const copied = await book.locator('textarea').inputValue();
  const reading = readFile(copied);
  if (!reading.ok) throw new Error(reading.reason);
  expect(lastOf(reading.progress)).toEqual(expected());
  expect(await book.locator('textarea').locator('xpath=ancestor::label').innerText()).toContain(
    FILES.copy('').slice(0, 30),
  );
  await book.goto(book.url().replace('progression', 'hors-ligne'));
  await book.getByText(PWA.packaged).waitFor();
  expect(found).toEqual([]);
});

it('Kolibri: where its frame has no origin, pages open and exercises are graded', async () => {
  const page = await open();
  const found = complaints(page);
  await page.goto(at('kolibri.html?allow-scripts'));
  const book = await bookIn(page, 'kolibri');
  await book.goto(book.url().replace('index.html', `exercices/index.html${query}`));
  const [id] = answers.keys();
  const host = book.locator(`[data-exercise="${id}"][data-ready=true]`);
  await host.waitFor();
  await host.locator('button[type=submit]').click();
  await host.locator('.feedback').first().waitFor();
  expect(await book.evaluate(() => self.origin)).toBe('null');
  expect(found).toEqual([]);
});
