/**
 * An adapter trained in the page on wasm: steps per second, beside the same steps by PyTorch on one thread, one after
 * the other; memory of the tab meanwhile, time to the first step. Without Python and its packages, the page's alone.
 */
import { execFileSync } from 'node:child_process';
import { median } from '../src/components/measure/statistics.ts';
import type { Training } from './adapter/page.ts';
import { coldVisit } from './meter.ts';
import { servePage } from './page-server.ts';
import type { Sample } from './report.ts';

const STEPS = 20;
/** steps left out: the first allocates */
const WARM = 2;
/** float32 on both sides: a loss that differs by more is not of the same training */
const SAME = 1e-3;

const perSecond = (milliseconds: readonly number[]) => 1e3 / median(milliseconds.slice(WARM));

async function inThePage(): Promise<{ training: Training; memory: number }> {
  const server = await servePage('bench/adapter/index.html', []);
  const visit = await coldVisit(server.url);
  try {
    await visit.page.goto(`${visit.tap.url}bench/adapter/index.html`);
    await visit.page.waitForFunction(() => 'measureTraining' in window, undefined, { timeout: 120_000 });
    const training = await visit.page.evaluate(
      (steps) => (window as unknown as { measureTraining(steps: number): Promise<Training> }).measureTraining(steps),
      STEPS,
    );
    return { training, memory: visit.peakMemory() / 1e6 };
  } finally {
    await visit.close();
    await server.close();
  }
}

/** By training/stepgraph/speed.py; null where it cannot run, which is said. `PYTHON`: an interpreter that has torch. */
function byPyTorch(): Pick<Training, 'steps' | 'losses'> | null {
  const python = process.env['PYTHON'] ?? 'python3';
  try {
    const told = execFileSync(python, ['-m', 'training.stepgraph.speed', '--steps', String(STEPS)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return JSON.parse(told) as Pick<Training, 'steps' | 'losses'>;
  } catch (error) {
    const why = String((error as { stderr?: unknown }).stderr || error)
      .trim()
      .split('\n')
      .at(-1);
    console.log(`${python} cannot train with PyTorch (${why}): its steps per second are not measured.`);
    return null;
  }
}

export async function adapter(): Promise<Sample> {
  const { training, memory } = await inThePage();
  const own = perSecond(training.steps);
  const sample = { adapterSteps: own, adapterFirst: training.first / 1e3, adapterMemory: memory };
  const peer = byPyTorch();
  if (!peer) return sample;
  const apart = Math.max(...training.losses.map((loss, i) => Math.abs(loss - (peer.losses[i] ?? Number.NaN))));
  if (!(apart < SAME)) throw new Error(`not the same training: losses ${apart} apart`);
  const theirs = perSecond(peer.steps);
  return { ...sample, adapterByPeer: theirs, adapterRatio: own / theirs };
}
