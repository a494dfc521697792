/** One scenario for every lab, by its own way of asking its model something (`labs/<id>/drive.ts`). */
import { type DrivenLab, LOAD } from '../tests/setup/labs.ts';
import type { coldVisit } from './meter.ts';
import type { Sample } from './report.ts';

/**
 * On wasm, in a cold browser: bytes from the address on; time from the click that accepts the download to the first
 * figure marked as measured here; longest block of the main thread from the first touch of the lab, which fetches its
 * script.
 */
export async function labRun(
  { id, path, anchor, asks, ask, live }: DrivenLab,
  visit: Awaited<ReturnType<typeof coldVisit>>,
): Promise<Sample> {
  const { page, tap, longestBlock, peakMemory } = visit;
  await page.addInitScript(() => localStorage.setItem('book:backend', 'wasm'));
  await page.goto(tap.url + path, { waitUntil: 'networkidle' });
  const frame = page.locator(`#${anchor} [data-lab-state]`);
  await frame.scrollIntoViewIfNeeded();
  await longestBlock();
  await frame.hover({ position: { x: 20, y: 20 } });
  const lab = frame.locator('astro-island:not([ssr])');
  await lab.waitFor({ timeout: 60_000 });
  await ask(lab);
  const load = lab.getByRole('button', { name: LOAD });
  if (asks) await load.waitFor();
  const start = performance.now();
  if (asks) await load.click();
  await lab.locator(live).first().waitFor({ timeout: 120_000 });
  const time = (performance.now() - start) / 1e3;
  return {
    [`${id}.bytes`]: tap.bytes() / 1e6,
    [`${id}.time`]: time,
    [`${id}.block`]: await longestBlock(),
    [`${id}.memory`]: peakMemory() / 1e6,
  };
}
