/** The labs in French, each with a gesture that asks its model something, and an exercise that the model grades. */
import type { Locator, Page } from 'playwright';
import BAR from '../../kit/lab/strings/fr.ts';
import CHAIN from '../../labs/chain/strings/fr.ts';
import CLIP from '../../labs/clip/strings/fr.ts';
import SHOTS from '../../labs/few-shot/strings/fr.ts';

export interface DrivenLab {
  readonly id: string;
  readonly page: string;
  readonly act: (lab: Locator) => Promise<void>;
  /** where a measured answer shows */
  readonly live: string;
  readonly exercise: string;
}

export const LABS: readonly DrivenLab[] = [
  {
    ...{ id: 'attention', page: '55-1-1/', live: '.model .measured', exercise: 'attention.mask-off' },
    act: (lab) => lab.locator('textarea').first().fill('Elle ferma la porte.'),
  },
  {
    ...{ id: 'objectives', page: '55-1-1/', live: '#objectives-surprises .measured', exercise: 'objectives.true-rank' },
    act: (lab) => lab.locator('textarea').fill('Elle ferma la porte.'),
  },
  {
    ...{ id: 'clip', page: '55-1-3/', live: '.choice .measured', exercise: 'clip.caption-probability' },
    act: async (lab) => {
      await lab.getByLabel(CLIP.labels.field, { exact: true }).fill('un renard');
      await lab.getByRole('button', { name: CLIP.labels.add, exact: true }).click();
    },
  },
  {
    ...{ id: 'few-shot', page: '55-3-2/', live: '.answer .measured', exercise: 'few-shot.right-probability' },
    act: (lab) => lab.getByRole('button', { name: SHOTS.task.another }).click(),
  },
  {
    ...{ id: 'chain', page: '55-3-2/', live: '.model .measured', exercise: 'chain.wrong-step' },
    act: (lab) => lab.getByRole('button', { name: CHAIN.problem.another }).click(),
  },
];

/** Wakes the lab up, asks its model something, agrees to the download where there is one, and waits for the answer. */
export async function goLive(page: Page, { id, act, live }: DrivenLab): Promise<Locator> {
  const lab = page.locator(`#${id}`);
  await lab.hover({ position: { x: 10, y: 10 } });
  await lab.locator('astro-island:not([ssr])').first().waitFor();
  await act(lab);
  const load = lab.getByRole('button', { name: new RegExp(`^${BAR.load('').slice(0, 12)}`) });
  const answer = lab.locator(live).first();
  await load.or(answer).first().waitFor();
  if (await load.isVisible()) await load.click();
  await answer.waitFor({ timeout: 90_000 });
  return lab;
}
