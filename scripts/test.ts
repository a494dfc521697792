/**
 * `npm test`: everything that must hold, in one command, closed by one line `N passed, N failed`.
 * Static checks count as one test each; Vitest's tests (unit, component, browser, driven) as themselves.
 * `npm test -- --project node` passes its arguments on to Vitest and skips the static checks.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { ensureChromium, ensureEngines } from './browsers.ts';

interface Step {
  readonly name: string;
  readonly command: readonly [string, ...string[]];
}

const SITE = '.cache/test-dist';
const BUILD: Step = { name: 'site (astro build)', command: ['astro', 'build', '--silent', '--outDir', SITE] };
/** Two lanes run side by side, the steps of each one after the other. */
const STATIC_CHECKS: readonly (readonly Step[])[] = [
  [{ name: 'types (astro check)', command: ['astro', 'check', '--minimumFailingSeverity', 'warning'] }, BUILD],
  [
    { name: 'lint and format (biome)', command: ['biome', 'ci', '--error-on-warnings', '.'] },
    { name: 'spelling (cspell)', command: ['cspell', 'lint', '--no-progress', '--quiet'] },
    { name: 'types (svelte-check)', command: ['svelte-check', '--fail-on-warnings', '--output', 'human'] },
  ],
];
const REPORT = '.cache/vitest.json';

function run([program, ...args]: readonly [string, ...string[]], env: NodeJS.ProcessEnv): boolean {
  const { status } = spawnSync('npx', ['--no-install', program, ...args], { stdio: 'inherit', env });
  return status === 0;
}

/** Runs a step without its output mixing with another's; says all of it once the step has ended. */
function runQuietly({ name, command: [program, ...args] }: Step): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn('npx', ['--no-install', program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('error', () => resolve(false));
    child.on('close', (status) => {
      console.log(`\n— ${name}\n${Buffer.concat(said)}`);
      resolve(status === 0);
    });
  });
}

interface VitestReport {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  success: boolean;
}

function readReport(): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(REPORT, 'utf8')) as VitestReport;
  } catch {
    return undefined; // Vitest died before writing: counted as one failure below
  }
}

const passThrough = process.argv.slice(2);
const chromium = ensureChromium();
ensureChromium('whole'); // a few tests ask for what its shell has not
console.log(`Chromium: ${chromium}`);
ensureEngines();
mkdirSync('.cache', { recursive: true });
rmSync(REPORT, { force: true });

let passed = 0;
let failed = 0;
const failures: string[] = [];
const inLane = async (steps: readonly Step[]) => {
  for (const step of steps) {
    if (await runQuietly(step)) passed += 1;
    else {
      failed += 1;
      failures.push(step.name);
    }
  }
};
const whole = passThrough.length === 0;
await Promise.all(whole ? STATIC_CHECKS.map(inLane) : []);

console.log('\n— tests (vitest)');
// the driven tests use the site built above; where it was not, they build their own
const site = whole && !failures.includes(BUILD.name) ? { DIST_DIR: SITE } : {};
const vitest = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${REPORT}`, ...passThrough];
const ok = run(['vitest', ...vitest], { ...process.env, ...site });
const report = readReport();
passed += report?.numPassedTests ?? 0;
failed += report?.numFailedTests ?? 0;
// A suite that failed to load, or a run that died, has no failed test of its own.
if (!ok && (report?.numFailedTests ?? 0) === 0) {
  failed += Math.max(1, report?.numFailedTestSuites ?? 0);
  failures.push('vitest run');
}

if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}`);
console.log(`\n${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
