/** Every lab, by its folder: where it is in the built book, and how it is brought to its first live answer. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright';
import type { Drive } from '../../kit/lab/drive.ts';
import BAR from '../../kit/lab/strings/fr.ts';
import { anchorOf } from '../../src/components/book/numbering.ts';

const FOLDER = new URL('../../labs/', import.meta.url);

export interface LabPage {
  readonly id: string;
  /** its French page, without leading slash */
  readonly path: string;
  /** id of its section in the page */
  readonly anchor: string;
  /** it asks a model, which the reader has to download */
  readonly asks: boolean;
}

export function labPages(): readonly LabPage[] {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.map(({ name: id }) => {
    // read as text: the manifest itself brings the whole lab along
    const manifest = readFileSync(new URL(`${id}/lab.ts`, FOLDER), 'utf8');
    const section = /section: '([\w-]+)'/.exec(manifest)?.[1];
    if (!section) throw new Error(`labs/${id}/lab.ts names no section`);
    return { id, path: `${section}/`, anchor: anchorOf('lab', id), asks: !/models: \[\]/.test(manifest) };
  });
}

export type DrivenLab = LabPage & Drive;

export const LABS: readonly DrivenLab[] = await Promise.all(
  labPages().map(async (lab) => {
    const { drive } = (await import(new URL(`${lab.id}/drive.ts`, FOLDER).href)) as { drive: Drive };
    return { ...lab, ...drive };
  }),
);

/** The button that agrees to a model's download. */
export const LOAD = new RegExp(`^${BAR.load('').slice(0, 12)}`);

/** Wakes the lab up, asks its model something, agrees to the download where there is one, and waits for the answer. */
export async function goLive(page: Page, { anchor, ask, live }: DrivenLab): Promise<Locator> {
  const lab = page.locator(`#${anchor} [data-lab-state]`);
  await lab.hover({ position: { x: 10, y: 10 } });
  await lab.locator('astro-island:not([ssr])').first().waitFor();
  await ask(lab);
  const load = lab.getByRole('button', { name: LOAD });
  const answer = lab.locator(live).first();
  // where the model is there already nothing is asked, and the answer itself is waited for
  await load.or(answer).first().waitFor({ timeout: 90_000 });
  if (await load.isVisible()) await load.click();
  await answer.waitFor({ timeout: 90_000 });
  return lab;
}
