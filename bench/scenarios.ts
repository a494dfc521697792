/**
 * What a reader does, and what it costs. Each scenario starts from a cold browser and returns the metrics it measures.
 */

import { LABS } from '../tests/setup/labs.ts';
import { adapter } from './adapter.ts';
import { generation } from './generation.ts';
import { grading } from './grading.ts';
import { labRun } from './labs.ts';
import { coldVisit, type Visit } from './meter.ts';
import { openings } from './opening.ts';
import type { Sample } from './report.ts';
import { search } from './search.ts';
import { training } from './training.ts';

const SECTION = '55-1-1/';

async function visiting(site: string, scenario: (visit: Visit) => Promise<Sample>): Promise<Sample> {
  const visit = await coldVisit(site);
  try {
    return await scenario(visit);
  } finally {
    await visit.close();
  }
}

/** Opens the section and scrolls to its end, touching nothing. kB of everything sent, headers included. */
const readSection = (site: string) =>
  visiting(site, async ({ page, tap }) => {
    await page.goto(tap.url + SECTION, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => undefined)); // a busy machine may be idle on the network before
    await page.waitForLoadState('networkidle');
    const readTopBytes = tap.bytes() / 1e3;
    await page.evaluate(async () => {
      for (let y = 0; y < document.body.scrollHeight; y += 500) {
        window.scrollTo({ top: y, behavior: 'instant' });
        await new Promise((resolve) => setTimeout(resolve, 30));
      }
    });
    await page.waitForLoadState('networkidle');
    return { readTopBytes, readBytes: tap.bytes() / 1e3 };
  });

/** From the address of the lab to its maps on screen (recorded from the real model when the book was built). */
const firstMap = (site: string) =>
  visiting(site, async ({ page, tap }) => {
    const start = performance.now();
    await page.goto(`${tap.url}${SECTION}#attention`, { waitUntil: 'commit' });
    await page.locator('#attention .picture, #attention canvas').first().waitFor();
    const mapTime = (performance.now() - start) / 1e3;
    return { mapTime, mapBytes: tap.bytes() / 1e6 };
  });

/** The book's own device page, on wasm: median of five runs of 32 tokens with the KV cache. */
const tokenTime = (site: string) =>
  visiting(site, async ({ page, tap }) => {
    await page.addInitScript(() => localStorage.setItem('book:backend', 'wasm'));
    await page.goto(`${tap.url}mesures/`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: /^Mesurer/ }).click();
    const row = page.locator('tr[data-token]');
    await row.waitFor({ timeout: 120_000 });
    return { token: Number(await row.getAttribute('data-token')) };
  });

/** By the name that `--only` takes, in the order they run. */
export const SCENARIOS: ReadonlyMap<string, (site: string) => Promise<Sample>> = new Map([
  ['read', readSection],
  ['open', openings],
  ['search', (site) => visiting(site, search)],
  ['map', firstMap],
  ...LABS.map((lab) => [lab.id, (site: string) => visiting(site, (visit) => labRun(lab, visit))] as const),
  ['token', tokenTime],
  ['generation', generation],
  ['grading', grading],
  ['training', async () => ({ ...(await training()), ...(await adapter()) })],
]);
