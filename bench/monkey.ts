/**
 * `npm run monkey [-- --actions 1000] [-- --only clip,lora] [-- --seed 1] [-- --accidents 8] [-- --backend webgpu]`:
 * actions at random in each lab, its models loaded; between them, as many accidents as asked for (the GPU's device lost,
 * or a worker killed, at a random moment). Then the same address is opened afresh, and what it shows compared. Prints a
 * line a lab, and ends with 1 if something was not as it should be. `DIST_DIR` takes a site built before.
 */
import { parseArgs } from 'node:util';
import { type Browser, chromium } from 'playwright';
import { randomStream } from '../kit/math/random.ts';
import { ensureChromium } from '../scripts/browsers.ts';
import { startServer } from '../scripts/serve.ts';
import { accident, watchWorkers } from '../tests/setup/accidents.ts';
import { chromiumLaunch } from '../tests/setup/chromium.ts';
import { type DrivenLab, goLive, LABS } from '../tests/setup/labs.ts';
import { agree, followed, heap, shownBy, unsaid, wake, wanderIn } from '../tests/setup/monkey.ts';
import { buildSite } from '../tests/setup/site.ts';

const { values } = parseArgs({
  options: {
    actions: { type: 'string', default: '1000' },
    only: { type: 'string' },
    seed: { type: 'string', default: '1' },
    accidents: { type: 'string', default: '0' },
    backend: { type: 'string', default: 'wasm' },
  },
});
const [actions, seed, accidents] = [Number(values.actions), Number(values.seed), Number(values.accidents)];
/** so many stretches of actions, memory measured after each; the first ones load what is loaded once */
const STRETCHES = 8;
/** memory that may have been gained over the second half of the actions */
const FLAT = 1.1;
/** seconds in which the lab opened afresh comes to show the same */
const PATIENCE = 60;

interface Verdict {
  readonly errors: readonly string[];
  readonly megabytes: readonly number[];
  /** shown afresh, and not by the lab that the monkey left */
  readonly differs: readonly string[];
}

async function tryLab(browser: Browser, base: string, lab: DrivenLab): Promise<Verdict> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  await context.addInitScript((backend) => localStorage.setItem('book:backend', backend), values.backend);
  await context.addInitScript(watchWorkers);
  const page = await context.newPage();
  const errors = unsaid(page);
  await page.goto(base + lab.path, { waitUntil: 'load' });
  await goLive(page, lab);
  const session = await context.newCDPSession(page);
  await session.send('Performance.enable');
  const random = randomStream(seed);
  const megabytes: number[] = [];
  let caused = 0;
  for (let stretch = 0; stretch < STRETCHES; stretch += 1) {
    const walk = wanderIn(page, lab, seed * STRETCHES + stretch, actions / STRETCHES);
    for (; caused < (accidents * (stretch + 1)) / STRETCHES; caused += 1) {
      await new Promise((done) => setTimeout(done, random() * 1500));
      await page.evaluate(accident, random());
    }
    await walk;
    await agree(page, lab);
    megabytes.push((await heap(session)) / 1e6);
  }
  const fresh = await context.newPage();
  const later = unsaid(fresh);
  let differs: string[] = [];
  await followed(page);
  await fresh.goto(page.url(), { waitUntil: 'load' });
  await wake(fresh, lab);
  for (let second = 0; second < PATIENCE; second += 1) {
    await Promise.all([agree(page, lab), agree(fresh, lab)]);
    const [one, other] = [await shownBy(page, lab), await shownBy(fresh, lab)];
    differs = other.text.filter((line) => /\d/.test(line) && !one.text.includes(line));
    if (differs.length === 0) break;
    await fresh.waitForTimeout(1000);
  }
  await context.close();
  return { errors: [...errors, ...later], megabytes, differs };
}

ensureChromium('whole');
const dir = process.env['DIST_DIR'] ?? '.cache/bench-dist';
if (!process.env['DIST_DIR']) buildSite(dir);
const server = await startServer({ dir, port: 0 });
const browser = await chromium.launch(chromiumLaunch());
let failed = 0;
for (const lab of LABS) {
  if (values.only && !values.only.split(',').includes(lab.id)) continue;
  const { errors, megabytes, differs } = await tryLab(browser, server.url, lab);
  const half = megabytes[STRETCHES / 2 - 1] ?? Number.NaN;
  const gained = (megabytes.at(-1) ?? Number.NaN) / half;
  const wrong = errors.length + differs.length + (gained > FLAT ? 1 : 0);
  failed += wrong > 0 ? 1 : 0;
  const memory = megabytes.map((each) => each.toFixed(1)).join(' ');
  console.log(`${wrong ? 'FAILED' : 'ok'} ${lab.id}: ${actions} actions, ${accidents} accidents; MB ${memory}`);
  for (const line of [...errors, ...differs.slice(0, 8).map((each) => `only afresh: ${each}`)])
    console.log(`  ${line}`);
}
await browser.close();
await server.close();
process.exit(failed ? 1 : 0);
