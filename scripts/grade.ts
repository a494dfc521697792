/**
 * `npm run grade -- reports/*.json --out grades.csv`: grades the reports of a class again, answer by answer, on the real
 * exercises and models: a row per student and exercise, and a summary beside the table (`grades.summary.md`).
 * `--seed N` draws the hidden values (another each time, else); `--set` takes the exercises that count, as the link made by
 * the page for teachers or as ids; `--lang en`; `--separator ";"` for a spreadsheet in French; `--workers N`.
 */
import { randomInt } from 'node:crypto';
import { globSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isLocale } from '../kit/i18n/index.ts';
import { interpolate } from '../kit/i18n/interpolate.ts';
import { readSet } from '../kit/report/set.ts';
import { gradeClass } from './grade/class.ts';
import { table } from './grade/csv.ts';
import { openPool } from './grade/pool.ts';
import { withoutNetwork } from './grade/sandbox/isolation.ts';
import { GRADE_STRINGS, summaryOf } from './grade/summary.ts';
import { HEAD, tableRow } from './grade/table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: 'grades.csv' },
    seed: { type: 'string' },
    set: { type: 'string' },
    lang: { type: 'string', default: 'fr' },
    separator: { type: 'string', default: ',' },
    workers: { type: 'string', default: String(Math.min(4, availableParallelism())) },
  },
});
const USAGE = 'npm run grade -- reports/*.json --out grades.csv [--seed 17] [--set LINK] [--lang en] [--separator ";"]';
const fail = (message: string): never => {
  console.error(`${message}\n${USAGE}`);
  process.exit(2);
};
const locale = isLocale(values.lang) ? values.lang : fail(`--lang ${values.lang}: fr, en`);
const seed = values.seed === undefined ? randomInt(1, 2 ** 40) : Number(values.seed);
if (!Number.isSafeInteger(seed) || seed < 0) fail(`--seed ${values.seed}: a whole number`);
const set =
  values.set === undefined ? null : (readSet(values.set)?.ids ?? fail(`--set ${values.set}: names no exercise`));
const workers = Number(values.workers);
if (!(workers >= 1 && workers <= 64)) fail(`--workers ${values.workers}: 1 to 64`);
if (![',', ';', '\t'].includes(values.separator)) fail(`--separator: "," or ";" or a tab`);
if (positionals.length === 0) fail('no report');
const s = GRADE_STRINGS[locale];

/** From where the command was called, which npm leaves for the root of the project. */
const folder = resolve(process.env['INIT_CWD'] ?? '.');
// a star that the shell left as it is, as Windows does
const files = positionals.flatMap((path) => (path.includes('*') ? globSync(path, { cwd: folder }).sort() : [path]));
const out = resolve(folder, values.out);

const began = performance.now();
const lively = process.stderr.isTTY;
let told = 0;
console.error(s.opening);
const pool = openPool({ workers, locale });
try {
  const graded = await gradeClass({
    files,
    folder,
    set,
    seed,
    locale,
    pool,
    onProgress(done, total) {
      // a line that is written over, or now and then one of a log
      if (performance.now() - told < (lively ? 100 : 10_000) && done < total) return;
      told = performance.now();
      const line = interpolate(locale, s.progress, { done, total });
      process.stderr.write(lively ? `\r${line}` : `${line}\n`);
    },
  });
  if (lively) process.stderr.write('\n');
  const seconds = (performance.now() - began) / 1e3;
  const summary = summaryOf(graded, { locale, seed, seconds, isolated: withoutNetwork().length > 0 });
  const summaryPath = out.replace(/(\.csv)?$/, '.summary.md');
  writeFileSync(out, table([HEAD, ...graded.rows.map((row) => tableRow(row, locale))], values.separator));
  writeFileSync(summaryPath, summary);
  console.log(summary);
  const wrote = { table: out, rows: graded.rows.length, summary: summaryPath };
  console.error(interpolate(locale, s.wrote, wrote));
} finally {
  pool.close();
}
process.stdout.write('', () => process.exit());
