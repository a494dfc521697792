/** One entry per lab: where it is, and what a reader does in it. The rest is the same for all. */
import type { Locator } from 'playwright';
import KIT from '../kit/lab/strings/fr.ts';
import CHAIN from '../labs/chain/strings/fr.ts';
import CLIP from '../labs/clip/strings/fr.ts';
import FEW_SHOT from '../labs/few-shot/strings/fr.ts';
import type { coldVisit } from './meter.ts';
import type { LabId, Sample } from './report.ts';

interface LabScenario {
  readonly page: string;
  /** id of its element in the page */
  readonly element: string;
  /** asks for something that only the live model can answer */
  ask(lab: Locator): Promise<void>;
}

const LOAD = new RegExp(`^${KIT.load('').slice(0, 12)}`);

const type = (text: string) => (lab: Locator) => lab.locator('textarea').first().fill(text);

const SCENARIOS: Readonly<Record<LabId, LabScenario>> = {
  attention: { page: '55-1-1/', element: 'attention', ask: type('La pluie tombait sur la') },
  objectives: { page: '55-1-1/', element: 'objectives', ask: type('Il ferma la porte et sortit.') },
  clip: {
    page: '55-1-3/',
    element: 'clip',
    async ask(lab) {
      await lab.getByLabel(CLIP.labels.field).fill('une pizza');
      await lab.getByRole('button', { name: CLIP.labels.add, exact: true }).click();
    },
  },
  'few-shot': {
    page: '55-3-2/',
    element: 'few-shot',
    ask: (lab) => lab.getByRole('button', { name: FEW_SHOT.task.another }).click(),
  },
  chain: {
    page: '55-3-2/',
    element: 'chain',
    ask: (lab) => lab.getByRole('button', { name: CHAIN.problem.another, exact: true }).click(),
  },
  lora: { page: '55-3-1/', element: 'lora-lab', ask: type('La vieille dame ouvrit la porte') },
};

/**
 * On wasm, in a cold browser: bytes from the address on; time from the click that accepts the download to the first figure
 * marked as measured here; longest block of the main thread from the first touch of the lab, which fetches its script.
 */
export async function labRun(id: LabId, visit: Awaited<ReturnType<typeof coldVisit>>): Promise<Sample> {
  const { page, tap, longestBlock, peakMemory } = visit;
  const scenario = SCENARIOS[id];
  await page.addInitScript(() => localStorage.setItem('book:backend', 'wasm'));
  await page.goto(tap.url + scenario.page, { waitUntil: 'networkidle' });
  const frame = page.locator(`#${scenario.element}`);
  await frame.scrollIntoViewIfNeeded();
  await longestBlock();
  await frame.hover({ position: { x: 20, y: 20 } });
  const lab = frame.locator('astro-island:not([ssr])');
  await lab.waitFor({ timeout: 60_000 });
  await scenario.ask(lab);
  const load = lab.getByRole('button', { name: LOAD });
  await load.waitFor();
  const start = performance.now();
  await load.click();
  await lab.locator('.origin .ui-provenance.measured').first().waitFor({ timeout: 120_000 });
  const time = (performance.now() - start) / 1e3;
  return {
    [`${id}.bytes`]: tap.bytes() / 1e6,
    [`${id}.time`]: time,
    [`${id}.block`]: await longestBlock(),
    [`${id}.memory`]: peakMemory() / 1e6,
  };
}
