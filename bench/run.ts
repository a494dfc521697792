/**
 * `npm run bench [-- --runs 5] [-- --save]`: builds the site, serves it compressed as a static host does, and drives it in
 * cold headless Chromium. Medians of at least five runs, printed against bench/baseline.json; `--save` writes a new baseline.
 * A run: read the section to its end; a fresh browser for the first map; a fresh browser for a typed sentence on wasm;
 * a fresh browser for the device page (time per token); a page with the book's runtime and transformers.js side by side.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { ensureChromium } from '../scripts/chromium.ts';
import { startServer } from '../scripts/serve.ts';
import { buildSite } from '../tests/setup/site.ts';
import { generation } from './generation.ts';
import { type Medians, medians, report, type Sample } from './report.ts';
import { firstMap, readSection, tokenTime, typedSentence } from './scenarios.ts';

const BASELINE = new URL('baseline.json', import.meta.url);
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, save: { type: 'boolean', default: false } },
});
const runs = Math.max(1, Number(values.runs));

ensureChromium();
const dir = process.env['DIST_DIR'] ?? '.cache/bench-dist';
if (!process.env['DIST_DIR']) buildSite(dir);
const server = await startServer({ dir, port: 0 });
const samples: Sample[] = [];
for (let run = 0; run < runs; run += 1) {
  const sample: Sample = {};
  for (const scenario of [readSection, firstMap, typedSentence, tokenTime, generation]) {
    Object.assign(sample, await scenario(server.url));
  }
  samples.push(sample);
  console.log(`run ${run + 1}/${runs}: ${JSON.stringify(sample)}`);
}
await server.close();

const baseline = existsSync(BASELINE) ? (JSON.parse(readFileSync(BASELINE, 'utf8')) as Partial<Medians>) : {};
const now = medians(samples);
console.log(`\nMedians of ${runs} cold runs\n${report(now, baseline)}`);
if (values.save) {
  const rounded = Object.fromEntries(Object.entries(now).map(([id, value]) => [id, Number(value.toPrecision(4))]));
  writeFileSync(BASELINE, `${JSON.stringify(rounded, null, 2)}\n`);
}
