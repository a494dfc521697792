/**
 * `npm run bench:lighthouse [-- --runs 3] [-- --only 55-1-1/]`: Lighthouse, mobile, on five pages of the built site
 * (`DIST_DIR`, else built here), medians. Accessibility, best practices and search engines: 100. Performance: 95, or,
 * on a machine too slow for that, within three points of a plain page of the same text, measured in turn with ours.
 * Lighthouse weighs more than all tools of the project together: npx fetches it here, in this version, and nowhere else.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { chromium } from 'playwright';
import { ensureChromium } from '../scripts/browsers.ts';
import { startServer } from '../scripts/serve.ts';
import { median } from '../src/components/measure/statistics.ts';
import { chromiumLaunch, findChromium } from '../tests/setup/chromium.ts';
import { buildSite } from '../tests/setup/site.ts';
import { plainPage } from './plain-page.ts';

const LIGHTHOUSE = 'lighthouse@13.5.0';
/** The cover, a section of maps and one of diagrams, one in the other language, a long list. */
const PAGES = ['', '55-1-1/', '55-2-1/', 'en/55-3-1/', 'glossaire/'];
const WHOLE = ['accessibility', 'best-practices', 'seo'] as const;
const [FAST, NEAR] = [95, 3];

type Category = 'performance' | (typeof WHOLE)[number];
interface Audit {
  readonly score: number | null;
  readonly title: string;
  readonly displayValue?: string;
}
interface Result {
  readonly categories: Readonly<
    Partial<Record<Category, { score: number | null; auditRefs: readonly { id: string; weight: number }[] }>>
  >;
  readonly audits: Readonly<Record<string, Audit>>;
}

async function lighthouse(url: string, categories: readonly Category[]): Promise<Result> {
  const flags = ['--output=json', '--quiet', `--only-categories=${categories}`];
  const { stdout } = await promisify(execFile)(
    'npx',
    ['--yes', LIGHTHOUSE, url, ...flags, '--chrome-flags=--headless=new --no-sandbox'],
    { maxBuffer: 1e9, env: { ...process.env, CHROME_PATH: findChromium('whole') } },
  );
  return JSON.parse(stdout) as Result;
}

const scoreOf = ({ categories }: Result, category: Category) => Math.round((categories[category]?.score ?? 0) * 100);

/** What the score of performance is made of. */
const METRICS = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
];
const metricsOf = ({ audits }: Result) => METRICS.map((id) => `${id} ${audits[id]?.displayValue}`).join(', ');

/** What a category has lost points for. */
function failures({ categories, audits }: Result, category: Category): string[] {
  const weighed = categories[category]?.auditRefs.filter(({ weight }) => weight > 0) ?? [];
  return weighed.flatMap(({ id }) => ((audits[id]?.score ?? 1) < 1 ? [`${id}: ${audits[id]?.title}`] : []));
}

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' }, only: { type: 'string' } } });
const runs = Math.max(1, Number(values.runs));
const pages = values.only === undefined ? PAGES : values.only.split(',');

ensureChromium('whole');
const dir = process.env['DIST_DIR'] ?? '.cache/bench-dist';
if (!process.env['DIST_DIR']) buildSite(dir);
const plain = mkdtempSync(join(tmpdir(), 'plain-'));
const [ours, theirs] = [await startServer({ dir, port: 0 }), await startServer({ dir: plain, port: 0 })];
const browser = await chromium.launch(chromiumLaunch('whole'));
for (const path of pages) {
  const page = await browser.newPage();
  await page.goto(ours.url + path, { waitUntil: 'load' });
  mkdirSync(join(plain, path), { recursive: true });
  writeFileSync(join(plain, path, 'index.html'), await plainPage(page));
  await page.close();
}
await browser.close();

for (const path of pages) {
  const whole = await lighthouse(ours.url + path, WHOLE);
  const [own, beside]: [number[], number[]] = [[], []];
  let metrics = '';
  for (let run = 0; run < runs; run += 1) {
    const result = await lighthouse(ours.url + path, ['performance']);
    metrics = metricsOf(result);
    own.push(scoreOf(result, 'performance'));
    beside.push(scoreOf(await lighthouse(theirs.url + path, ['performance']), 'performance'));
  }
  const [performance, reference] = [median(own), median(beside)];
  const fast = performance >= Math.min(FAST, reference - NEAR);
  const scores = WHOLE.map((category) => `${category} ${scoreOf(whole, category)}`).join(', ');
  console.log(`/${path}: performance ${performance} (plain page ${reference}; ${own.join(' ')}), ${scores}`);
  console.log(`  the last run: ${metrics}`);
  for (const lost of WHOLE.flatMap((category) => failures(whole, category))) console.log(`  ${lost}`);
  if (!fast || WHOLE.some((category) => scoreOf(whole, category) < 100)) process.exitCode = 1;
}
await Promise.all([ours.close(), theirs.close()]);
rmSync(plain, { recursive: true });
