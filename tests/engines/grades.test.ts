/** A shared set of answers has the same grades in Node, where a class is graded, and in the page of each browser. */
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { type Browser, chromium } from 'playwright';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { siteServer } from '../../scripts/lazy/server.ts';
import { startServer } from '../../scripts/serve.ts';
import { ortWasm } from '../../src/integrations/onnxruntime-wasm.ts';
import type * as Rows from '../grades/rows.ts';
import { chromiumLaunch } from '../setup/chromium.ts';
import { ENGINES } from '../setup/engines.ts';
import { type Engine, until } from './engine.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

const START = { Firefox: startFirefox, WebKit: startWebKit };
const at = (path: string) => `${process.cwd()}/${path}`;
const SITE = '.cache/grades-site';
/** rows that pass to a browser at once: each call of its protocol has its time */
const BATCH = 40;

let rows: Rows.AnswerRow[] = [];
let expected: (number | 'refused')[] = [];
let site: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  const sandbox = { find: /^.*\/sandbox\/run\.ts$/, replacement: at('scripts/grade/sandbox/process.ts') };
  const server = await siteServer([sandbox]);
  const node = (await server.ssrLoadModule('/tests/grades/rows.ts')) as typeof Rows;
  rows = JSON.parse(JSON.stringify(await node.answerRows())) as Rows.AnswerRow[];
  expected = await node.gradeRows(rows);
  await server.close();
  await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [svelte({ configFile: false }), ortWasm()],
    resolve: { alias: { '@kit': at('kit') } },
    worker: { format: 'es', plugins: () => [ortWasm()] },
    build: { outDir: SITE, target: 'esnext', minify: false, rollupOptions: { input: at('tests/grades/page.html') } },
  });
  site = await startServer({ dir: SITE, port: 0 });
}, 300_000);
afterAll(() => site?.close());

/** What differs, in full: the answer, and the grade of each side. */
async function differences(grade: (some: readonly Rows.AnswerRow[]) => Promise<(number | 'refused')[]>) {
  const found: unknown[] = [];
  for (let from = 0; from < rows.length; from += BATCH) {
    const some = rows.slice(from, from + BATCH);
    const graded = await grade(some);
    for (const [i, row] of some.entries()) {
      const [here, there] = [expected[from + i], graded[i]];
      const same =
        typeof here === 'number' && typeof there === 'number' ? Math.abs(here - there) < 1e-9 : here === there;
      if (!same) found.push({ ...row, node: here, page: there });
    }
  }
  return found;
}

it('the set has right, partly right, wrong and refused answers, of every kind that runs no model', () => {
  const kinds = new Set(rows.map(({ kind }) => kind));
  expect(kinds.size).toBeGreaterThanOrEqual(4);
  for (const kind of kinds) {
    const grades = new Set(expected.filter((_, i) => rows[i]?.kind === kind));
    expect([kind, grades.has(1), grades.has('refused')]).toEqual([kind, true, true]);
  }
  expect(expected).toContain(0);
  expect(expected.some((grade) => typeof grade === 'number' && grade > 0 && grade < 1)).toBe(true);
});

describe('Chromium', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch(chromiumLaunch());
  });
  afterAll(() => browser?.close());

  it('gives the grades of Node', async () => {
    const page = await browser.newPage();
    await page.goto(`${site.url}tests/grades/page.html`);
    await page.waitForFunction(() => window.gradeRows !== undefined);
    const grade = (some: readonly Rows.AnswerRow[]) =>
      page.evaluate((batch) => window.gradeRows?.(batch) ?? [], some as Rows.AnswerRow[]);
    expect(await differences(grade)).toEqual([]);
  }, 300_000);
});

describe.each(ENGINES.filter(({ found }) => found()))('$name', ({ name }) => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await START[name]();
  });
  afterAll(() => engine?.close());

  it('gives the grades of Node', async () => {
    await engine.open(`${site.url}tests/grades/page.html`);
    await until(engine, 'the page can grade', () => window.gradeRows !== undefined);
    const grade = (some: readonly Rows.AnswerRow[]) =>
      engine.run((batch: readonly Rows.AnswerRow[]) => window.gradeRows?.(batch) ?? [], some);
    expect(await differences(grade)).toEqual([]);
  }, 600_000);
});
