/** From the teacher's link to the graded table: chosen, answered, handed in, graded again. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import EXERCISE from '../../kit/exercises/strings/fr.ts';
import { readReport } from '../../kit/report/read.ts';
import REPORT from '../../kit/report/strings/fr.ts';
import { gradeClass } from '../../scripts/grade/class.ts';
import { openPool } from '../../scripts/grade/pool.ts';
import { chromiumLaunch } from '../setup/chromium.ts';

const baseURL = inject('baseURL');
/** in an order that is not the book's */
const SET = ['attention.why-scale', 'attention.dot-product-spread'];

let browser: Browser;
let context: BrowserContext;
let page: Page;
let folder: string;
beforeAll(async () => {
  browser = await chromium.launch(chromiumLaunch());
  folder = mkdtempSync(join(tmpdir(), 'class-'));
});
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true });
});
beforeEach(async () => {
  context = await browser.newContext({ acceptDownloads: true });
  page = await context.newPage();
});
afterEach(() => context?.close());

const hosts = () =>
  page.locator('[data-exercise]').evaluateAll((all) => all.map((one) => one.getAttribute('data-exercise')));

it('a teacher chooses exercises and puts them in order; the link opens those alone', async () => {
  await page.goto(`${baseURL}enseignant/`);
  await page.locator('.teacher[data-ready="true"]').waitFor();
  await page.locator('summary', { hasText: '55.1.1' }).click();
  const ticks = page.locator('details[open] ul input');
  await ticks.nth(1).check();
  await ticks.nth(0).check();
  const link = page.getByLabel(REPORT.teacher.address);
  const ids = new URL(await link.inputValue()).searchParams.get('set')?.split(',') ?? [];
  expect(ids.length).toBe(2);
  // from the last to the first, without dragging
  const list = page.getByRole('list', { name: REPORT.teacher.orderLabel });
  await list.locator('.block').nth(1).click();
  await page.keyboard.press('ArrowUp');
  expect(new URL(await link.inputValue()).searchParams.get('set')).toBe([...ids].reverse().join(','));
  await page.getByLabel(REPORT.teacher.title).fill('TP 1');
  await page.goto(await link.inputValue());
  await expect.poll(hosts).toEqual([...ids].reverse());
  expect(await page.locator('.set h2').first().innerText()).toBe('TP 1');
  // the teacher who comes back finds what was chosen
  await page.goBack();
  await page.locator('.teacher[data-ready="true"]').waitFor();
  expect(new URL(await link.inputValue()).searchParams.get('set')).toBe([...ids].reverse().join(','));
  expect(await page.getByLabel(REPORT.teacher.title).inputValue()).toBe('TP 1');
});

it('what a student answers there is handed in, and graded again the same', async () => {
  await page.goto(`${baseURL}exercices/?set=${SET.join(',')}`);
  await expect.poll(hosts).toEqual(SET);
  const choice = page.locator(`[data-exercise="${SET[0]}"][data-ready="true"]`);
  await choice.locator('input').first().check();
  await choice.getByRole('button', { name: EXERCISE.check }).click();
  await choice.locator('.feedback strong').waitFor();
  const spread = page.locator(`[data-exercise="${SET[1]}"][data-ready="true"]`);
  const width = Number(/=\s*(\d+)/.exec(await spread.innerText())?.[1]);
  await spread.locator('input').fill(Math.sqrt(width).toFixed(3).replace('.', ','));
  await spread.getByRole('button', { name: EXERCISE.check }).click();
  await spread.getByText(EXERCISE.right).waitFor();

  await page.getByRole('link', { name: REPORT.set.report }).click();
  await page.locator('.report[data-ready="true"] tbody tr').first().waitFor();
  await page.getByLabel(REPORT.name).fill('=Zoé');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: REPORT.export }).click(),
  ]);
  const file = join(folder, 'report.json');
  await download.saveAs(file);
  const reading = readReport(readFileSync(file, 'utf8'));
  if (!reading.ok) throw new Error(reading.reason);
  expect([reading.altered, reading.broken, reading.report.set, reading.report.name]).toEqual([false, [], SET, '=Zoé']);

  // on paper: the answers in words
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => page.locator('.sheet').innerText()).toMatch(/\d,\d{3}/);
  expect(await page.locator('.sheet').innerText()).toContain('Zoé');

  const pool = openPool({ workers: 1, locale: 'fr' });
  try {
    const { rows } = await gradeClass({ files: [file], set: null, seed: 1, locale: 'fr', pool });
    expect(rows.map(({ exercise, reason }) => [exercise, reason])).toEqual(SET.map((id) => [id, 'same']));
    expect(rows[1]).toMatchObject({ claimed: 1, regraded: 1, score: 1 });
  } finally {
    pool.close();
  }
});

it('an address that names nothing says so; an exercise that is unknown is named', async () => {
  await page.goto(`${baseURL}exercices/`);
  await page.getByText(REPORT.set.noSet).waitFor();
  await page.goto(`${baseURL}en/exercices/?set=gone.exercise,${SET[1]}`);
  await page.getByText('gone.exercise').waitFor();
  await expect.poll(hosts).toEqual([SET[1]]);
});
