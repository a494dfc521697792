/**
 * `npm run exercises:lazy`: per exercise with numbers, the share of its variants that each lazy answer passes (the
 * default state's value, 0, 1, a half, a number of the statement, a known mistake, the best single answer to all
 * variants). Runs the real models in Node. `-- --only clip.` for some, `--seeds N` variants of each that has no list,
 * `--json`. `-- --choose 400 --keep 24 --only clip.template` instead: the seeds, from 1 to 400, of 24 variants that
 * no lazy answer passes often, for the list of the exercise.
 */
import { parseArgs } from 'node:util';
import type * as Measure from './lazy/measure.ts';
import { siteServer } from './lazy/server.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    seeds: { type: 'string', default: '100' },
    choose: { type: 'string' },
    keep: { type: 'string', default: '24' },
    json: { type: 'boolean', default: false },
  },
});
const server = await siteServer();
const options = {
  only: values.only,
  seeds: Number(values.seeds),
  onProgress: (id: string) => process.stderr.write(`${id}\n`),
};
const percent = (share: number) => `${(100 * share).toFixed(0).padStart(3)} %`;
/** Only the largest shares say something. */
const SHOWN = 6;
try {
  const { measure, choose } = (await server.ssrLoadModule('/scripts/lazy/measure.ts')) as typeof Measure;
  if (values.choose) {
    const choices = choose({ ...options, from: Number(values.choose), keep: Number(values.keep) });
    for await (const { exercise, seeds, most } of choices) {
      console.log(`${exercise} ${percent(most)}\n[${seeds.join(', ')}]`);
    }
  } else {
    const rows = [];
    for await (const row of measure(options)) {
      rows.push(row);
      if (values.json) continue;
      console.log(`\n${row.exercise} (${row.variants} variants)`);
      if (row.first.length > 0) console.log(`  everybody’s first variant is passed by: ${row.first.join(', ')}`);
      for (const { name, share } of row.shares.slice(0, SHOWN)) console.log(`  ${percent(share)}  ${name}`);
    }
    if (values.json) console.log(JSON.stringify(rows, null, 2));
  }
} finally {
  await server.close();
}
