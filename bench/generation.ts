/**
 * Tokens per second with the KV cache on wasm, against transformers.js on the same model and backend, in the same page.
 */
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { createServer } from 'vite';
import { median } from '../src/components/measure/statistics.ts';
import { ortWasm } from '../src/integrations/onnxruntime-wasm.ts';
import { chromiumLaunch } from '../tests/setup/chromium.ts';
import type { Speeds } from './generation/page.ts';
import type { Sample } from './report.ts';

const PROMPT = 'Il était une fois une petite fille';
const TOKENS = 100;
const ROUNDS = 9;

/** Median of a few rounds in turns, after one that warms up. Fails if the two do not write the same tokens. */
export async function generation(): Promise<Sample> {
  const server = await createServer({
    configFile: false,
    root: fileURLToPath(new URL('..', import.meta.url)),
    cacheDir: '.cache/bench-vite',
    logLevel: 'error',
    plugins: [ortWasm()],
    worker: { format: 'es', plugins: () => [ortWasm()] },
    optimizeDeps: {
      entries: ['bench/generation/index.html'],
      include: ['onnxruntime-web/jspi', 'onnxruntime-web/webgpu', '@xenova/transformers', '@huggingface/tokenizers'],
    },
    server: { port: 0, hmr: false, watch: null },
  });
  await server.listen();
  const browser = await chromium.launch(chromiumLaunch());
  try {
    const page = await browser.newPage();
    await page.goto(`${server.resolvedUrls?.local[0]}bench/generation/index.html`);
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
