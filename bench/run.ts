/**
 * `npm run bench [-- --runs 5] [-- --only clip,read] [-- --save]`: builds the site, serves it compressed as a static
 * host does, and drives it in cold headless Chromium. Medians of at least five runs, printed against
 * bench/baseline.json; `--save` writes a new baseline, and keeps of the old one what was not measured. `DIST_DIR` takes
 * a site built before. A run: every scenario of scenarios.ts, each in a fresh browser: reading, the first map, each lab
 * to its first live result on wasm, the device page, the book's runtime beside transformers.js, the training engine on its
 * own, a class graded again (scripts/grade.ts), and an adapter trained in a page beside PyTorch (`PYTHON` names an
 * interpreter that has it).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureChromium } from '../scripts/browsers.ts';
import { startServer } from '../scripts/serve.ts';
import { buildSite } from '../tests/setup/site.ts';
import { medians, report, type Sample } from './report.ts';
import { SCENARIOS } from './scenarios.ts';

const BASELINE = new URL('baseline.json', import.meta.url);
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '5' },
    only: { type: 'string' },
    save: { type: 'boolean', default: false },
  },
});
const runs = Math.max(1, Number(values.runs));
const chosen = values.only?.split(',') ?? [...SCENARIOS.keys()];
const unknown = chosen.filter((name) => !SCENARIOS.has(name));
if (unknown.length > 0)
  throw new Error(`no scenario ${unknown.join(', ')}; there are ${[...SCENARIOS.keys()].join(', ')}`);

ensureChromium('whole');
const dir = process.env['DIST_DIR'] ?? '.cache/bench-dist';
if (!process.env['DIST_DIR']) buildSite(dir);
const server = await startServer({ dir, port: 0 });
const samples: Sample[] = [];
for (let run = 0; run < runs; run += 1) {
  const sample: Sample = {};
  for (const [name, scenario] of SCENARIOS)
    if (chosen.includes(name)) Object.assign(sample, await scenario(server.url));
  samples.push(sample);
  console.log(`run ${run + 1}/${runs}: ${JSON.stringify(sample)}`);
}
await server.close();

const baseline = existsSync(BASELINE) ? (JSON.parse(readFileSync(BASELINE, 'utf8')) as Sample) : {};
const now = medians(samples);
console.log(`\nMedians of ${runs} cold runs\n${report(now, baseline)}`);
if (values.save) {
  const all = { ...baseline, ...now };
  const rounded = Object.fromEntries(Object.entries(all).map(([id, value]) => [id, Number(value?.toPrecision(4))]));
  writeFileSync(BASELINE, `${JSON.stringify(rounded, null, 2)}\n`);
}
