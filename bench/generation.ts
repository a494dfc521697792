/**
 * Tokens per second with the KV cache on wasm, against transformers.js on the same model and backend, in the same page.
 */
import { chromium } from 'playwright';
import { median } from '../src/components/measure/statistics.ts';
import { chromiumLaunch } from '../tests/setup/chromium.ts';
import type { Speeds } from './generation/page.ts';
import { servePage } from './page-server.ts';
import type { Sample } from './report.ts';

const PROMPT = 'Il était une fois une petite fille';
const TOKENS = 100;
const ROUNDS = 9;

/** Median of a few rounds in turns, after one that warms up. Fails if the two do not write the same tokens. */
export async function generation(): Promise<Sample> {
  const server = await servePage('bench/generation/index.html', ['@xenova/transformers']);
  const browser = await chromium.launch(chromiumLaunch('whole'));
  try {
    const page = await browser.newPage();
    await page.goto(`${server.url}bench/generation/index.html`);
    await page.waitForFunction(() => 'measureGeneration' in window, undefined, { timeout: 120_000 });
    const { ours, theirs } = await page.evaluate(
      ([prompt, tokens, rounds]) =>
        (
          window as unknown as { measureGeneration(prompt: string, tokens: number, rounds: number): Promise<Speeds> }
        ).measureGeneration(prompt, tokens, rounds),
      [PROMPT, TOKENS, ROUNDS] as const,
    );
    // each round beside its neighbour: what slows the machine for a while slows both
    const ratios = ours.map((own, i) => own / (theirs[i] ?? Number.NaN));
    return { generated: median(ours), generatedByPeer: median(theirs), generatedRatio: median(ratios) };
  } finally {
    await browser.close();
    await server.close();
  }
}
