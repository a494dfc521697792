/** Exercises answered in a lab, done as their statements say: what the lab displays, to its own decimals, is graded right. */
import type { Locator, Page } from 'playwright';
import { expect, it } from 'vitest';
import EXERCISE from '../../kit/exercises/strings/fr.ts';
import KIT from '../../kit/lab/strings/fr.ts';
import UI from '../../kit/ui/strings/fr.ts';
import CLIP from '../../labs/clip/strings/fr.ts';
import { askedBy } from '../../labs/few-shot/asked.ts';
import { STATE } from '../../labs/few-shot/state.ts';
import FINETUNE from '../../labs/finetune/strings/fr.ts';
import LORA from '../../labs/lora/strings/fr.ts';
import { drivenPages, onWasm } from '../setup/browser.ts';

const open = drivenPages();
const PATIENCE = { timeout: 90_000 };

/** The exercise of a section, and the lab that its link opens, with its model. */
async function openLab(path: string, id: string, labId: string): Promise<[Page, Locator, Locator, string]> {
  const page = await open(path, { prepare: onWasm });
  const exercise = page.locator(`[data-exercise="${id}"]`);
  await exercise.scrollIntoViewIfNeeded();
  await page.locator(`[data-exercise="${id}"][data-ready="true"]`).waitFor();
  const statement = (await exercise.locator('.statement').innerText()).replaceAll('\u00a0', ' ');
  await exercise.getByRole('link', { name: EXERCISE.openLab }).click();
  await page.waitForFunction((hash) => location.hash.startsWith(hash), `#${labId}?`);
  const lab = page.locator(`#${labId}`);
  await lab.locator('astro-island:not([ssr])').waitFor();
  return [page, exercise, lab, statement];
}

const load = (lab: Locator) => lab.getByRole('button', { name: new RegExp(`^${KIT.load('').slice(0, 12)}`) });

async function graded(exercise: Locator, answer: string): Promise<void> {
  await exercise.scrollIntoViewIfNeeded();
  await exercise.getByRole('textbox').fill(answer);
  await exercise.getByRole('button', { name: EXERCISE.check }).click();
  await exercise.getByText(EXERCISE.right).first().waitFor(PATIENCE);
}

it('CLIP: the probability of a label in another template', async () => {
  const [, exercise, lab, statement] = await openLab('55-1-3/', 'clip.template', 'clip');
  expect(await exercise.getByRole('img').first().getAttribute('alt')).toBe(/dessin \(« (.+?) »\)/.exec(statement)?.[1]);
  const [, template = ''] = /gabarit « (.+?) »/.exec(statement) ?? [];
  const [, label = ''] = /donne-t-il à « (.+?) »/.exec(statement) ?? [];
  const shown = template.replace('{}', '…');
  const choice = lab.getByLabel(CLIP.labels.template, { exact: true });
  const names = (await choice.locator('option').allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' ').trim());
  await choice.selectOption({ index: names.indexOf(shown) });
  await load(lab).click();
  await lab.getByText(UI.measured, { exact: true }).first().waitFor(PATIENCE);
  const rows = lab.locator('.choice .answer tbody tr');
  const fields = await rows.locator('textarea').all();
  const labels = await Promise.all(fields.map((field) => field.inputValue()));
  await graded(exercise, await rows.nth(labels.indexOf(label)).locator('.share').innerText());
});

it('LoRA: the most probable token at another strength', async () => {
  const [, exercise, lab, statement] = await openLab('55-3-1/', 'lora.strength', 'lora-lab');
  const [, times = ''] = /× (\d+(?:,\d+)?)/.exec(statement) ?? [];
  await lab.getByRole('slider', { name: LORA.picker.strength }).fill(times.replace(',', '.'));
  await load(lab).click();
  await lab.getByRole('tab', { name: LORA.tabs.next }).click();
  const panel = lab.getByRole('tabpanel');
  await panel.getByText(UI.measured, { exact: true }).first().waitFor(PATIENCE);
  const value = (text: string) => Number(text.replace(',', '.').replace(/[^\d.]/g, ''));
  // the column of the adapter unmerged, beside that of the base
  const largest = async () => {
    const rows = (await panel.locator('tbody tr').all()).map((row) => row.locator('td.number').nth(1).innerText());
    return (await Promise.all(rows)).reduce((a, b) => (value(b) > value(a) ? b : a));
  };
  // the texts are written one token after the other; the table is of this strength once they all are
  await expect.poll(() => lab.locator('article .text em').count(), PATIENCE).toBe(0);
  await graded(exercise, await largest());
});

it('training: what a dozen steps make the base forget', { timeout: 240_000 }, async () => {
  const [, exercise, lab, statement] = await openLab('55-3-1/', 'finetune.forgotten', 'finetune');
  const [, steps = ''] = /(\d+) pas de 2 fenêtres/.exec(statement) ?? [];
  const column = /prose générale française/.test(statement) ? 2 : 3; // training, task, French, English
  await lab.getByRole('button', { name: FINETUNE.bar.go, exact: true }).click();
  await load(lab).click();
  await lab.getByRole('button', { name: FINETUNE.bar.again, exact: true }).waitFor(PATIENCE);
  await lab.locator('.run .value-table summary').click();
  const rows = lab.locator('.run .value-table tr');
  const at = async (step: string) => {
    const row = rows.filter({ has: lab.page().locator('th', { hasText: new RegExp(`^${step}$`) }) });
    return Number((await row.locator('td').nth(column).innerText()).replace(',', '.'));
  };
  const change = (await at(steps)) - (await at('0'));
  await graded(exercise, change.toFixed(3).replace('.', ','));
});

it('few-shot: the probability of the right answer, which is not the first', async () => {
  const [page, exercise, lab] = await openLab('55-3-2/', 'few-shot.right-probability', 'few-shot');
  const hash = new URLSearchParams(new URL(page.url()).hash.replace(/^#few-shot\??/, ''));
  const wanted = askedBy(STATE.read(hash, STATE.defaultsIn('fr'))).item?.query.output.trim() ?? '';
  await load(lab).click();
  const answer = lab.locator('section.answer');
  await answer.getByText(UI.measured, { exact: true }).waitFor(PATIENCE);
  const rows = await answer.locator('tbody tr:not(.rest)').all();
  const tokens = await Promise.all(
    rows.map(async (row) => (await row.locator('th').innerText()).replace(/[·\s]/g, '')),
  );
  const at = tokens.findIndex((token) => token !== '' && wanted.startsWith(token));
  await graded(exercise, (await rows[at]?.locator('.number').innerText()) ?? '');
});
