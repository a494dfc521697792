/** What a reader does, and what it costs. Each scenario starts from a cold browser and returns the metrics it measures. */
import LAB from '../labs/attention/strings/fr.ts';
import KIT from '../src/kit/ui/strings/fr.ts';
import { coldVisit, type Visit } from './meter.ts';
import type { Sample } from './report.ts';

const SECTION = '55-1-1/';
const SENTENCE = 'La pluie tombait sur la';

async function visiting(site: string, scenario: (visit: Visit) => Promise<Sample>): Promise<Sample> {
  const visit = await coldVisit(site);
  try {
    return await scenario(visit);
  } finally {
    await visit.close();
  }
}

/** Opens the section and scrolls to its end, touching nothing. kB of everything sent, headers included. */
export const readSection = (site: string) =>
  visiting(site, async ({ page, tap }) => {
    await page.goto(tap.url + SECTION, { waitUntil: 'networkidle' });
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
export const firstMap = (site: string) =>
  visiting(site, async ({ page, tap }) => {
    const start = performance.now();
    await page.goto(`${tap.url}${SECTION}#attention`, { waitUntil: 'commit' });
    await page.locator('#attention .picture, #attention canvas').first().waitFor();
    const mapTime = (performance.now() - start) / 1e3;
    return { mapTime, mapBytes: tap.bytes() / 1e6 };
  });

/** From the address to the answer to a typed sentence: download accepted, wasm. Time counts from the click on « Charger ». */
export const typedSentence = (site: string) =>
  visiting(site, async ({ page, tap, longestBlock, peakMemory }) => {
    await page.addInitScript(() => localStorage.setItem('book:backend', 'wasm'));
    await page.goto(`${tap.url}${SECTION}#attention`, { waitUntil: 'networkidle' });
    const lab = page.locator('#attention astro-island:not([ssr])');
    await lab.locator('textarea').fill(SENTENCE);
    const load = lab.getByRole('button', { name: new RegExp(`^${LAB.model.load('').slice(0, 12)}`) });
    await load.waitFor();
    await longestBlock();
    const start = performance.now();
    await load.click();
    await lab.getByText(KIT.measured, { exact: true }).first().waitFor({ timeout: 60_000 });
    const typedTime = (performance.now() - start) / 1e3;
    return { typedTime, typedBytes: tap.bytes() / 1e6, block: await longestBlock(), memory: peakMemory() / 1e6 };
  });

/** The book's own device page, on wasm: median of five runs of 32 tokens with the KV cache. */
export const tokenTime = (site: string) =>
  visiting(site, async ({ page, tap }) => {
    await page.addInitScript(() => localStorage.setItem('book:backend', 'wasm'));
    await page.goto(`${tap.url}mesures/`, { waitUntil: 'networkidle' });
    await page.getByRole('button', { name: /^Mesurer/ }).click();
    const row = page.locator('tr[data-token]');
    await row.waitFor({ timeout: 120_000 });
    return { token: Number(await row.getAttribute('data-token')) };
  });
