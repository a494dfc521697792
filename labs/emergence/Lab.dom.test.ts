/** The lab by keyboard and by ear: nothing of the exact match before a bet, all of it after. */

import { readFileSync } from 'node:fs';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { ModelLink } from '@kit/lab/model-link.svelte.ts';
import { LAB_STRINGS } from '@kit/lab/strings/index.ts';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import Lab from './Lab.svelte';
import { record } from './recorded.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

afterEach(cleanup);
const { recording } = await record('en');
const golden = JSON.parse(readFileSync('tests/golden/emergence.json', 'utf8')) as Record<string, number | string>[];
const measure = vi.fn(async (_: string, logs: readonly unknown[]) => ({
  ok: true as const,
  means: logs.map((_one, i) => i),
}));
const show = () => render(Lab, { locale: 'en', recording, measure });
const value = (name: string) => document.querySelector(`[data-value="${name}"]`)?.textContent ?? '';
const percent = new Intl.NumberFormat('en-GB', {
  style: 'percent',
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

/** numpy's mean over the seeds of a size */
function ofSize(size: string, name: string, patch: Record<string, unknown> = {}): number {
  const wanted: Record<string, unknown> = { digits: 5, carry: 'any', size, ...patch };
  const rows = golden.filter((row) => Object.entries(wanted).every(([key, one]) => row[key] === one));
  return rows.reduce((sum, row) => sum + Number(row[name]), 0) / rows.length;
}

it('keeps the exact match for after the bet, then says what numpy says', async () => {
  show();
  expect(screen.queryByRole('slider', { name: EN.measures.exact })).toBeNull();
  await fireEvent.input(screen.getByRole('spinbutton'), { target: { value: '80' } });
  await fireEvent.click(screen.getByRole('button', { name: EN.bet.go }));
  expect(screen.getByRole('slider', { name: EN.measures.exact })).toBeTruthy();
  const exact = ofSize('10k', 'exact');
  expect(value('exact')).toContain(percent.format(exact));
  expect(value('power')).toContain(percent.format(ofSize('10k', 'byShare')));
  expect(value('product')).toContain(percent.format(ofSize('10k', 'product')));
  expect(value('bet')).toContain(`${Math.abs(80 - 100 * exact).toFixed(1)} points`);
});

it('hides it again for other sums, another seed or another size', async () => {
  show();
  await fireEvent.click(screen.getByRole('button', { name: EN.bet.go }));
  await fireEvent.click(screen.getByRole('radio', { name: EN.carries.some }));
  expect(value('exact')).toBe('');
  await fireEvent.click(screen.getByRole('button', { name: EN.bet.go }));
  await fireEvent.change(screen.getByRole('combobox'), { target: { value: '27k' } });
  expect(value('exact')).toBe('');
});

it('a seed that the size chosen lacks takes the largest size that it has', async () => {
  show();
  const seed = '2';
  const last = recording.outputs.runs.filter((run) => String(run.seed) === seed).at(-1)?.size ?? '';
  await fireEvent.click(within(screen.getByRole('group', { name: EN.run })).getByRole('radio', { name: seed }));
  const select = screen.getByRole('combobox') as HTMLSelectElement;
  const had = recording.outputs.runs.some((run) => run.size === '10k' && String(run.seed) === seed);
  expect(select.value).toBe(had ? '10k' : last);
  await fireEvent.click(screen.getByRole('button', { name: EN.bet.go }));
  expect(value('exact')).toContain('%');
});

it('reads a chart by arrow keys, with the reach of the seeds', async () => {
  show();
  const chart = screen.getByRole('slider', { name: EN.measures.digit });
  await fireEvent.keyDown(chart, { key: 'ArrowRight' });
  expect(chart.getAttribute('aria-valuetext')).toContain('parameters:');
});

it('the log has one row a sum, and its measures are those of numpy for that seed', async () => {
  show();
  await fireEvent.click(screen.getByRole('tab', { name: EN.views.log }));
  expect(document.querySelectorAll('.log > .scroll tr[data-row], .log tr[data-row]').length).toBeGreaterThanOrEqual(10);
  const text = (name: string) => document.querySelector(`[data-measure="${name}"] dd`)?.textContent ?? '';
  for (const name of ['exact', 'digit', 'product'])
    expect(text(name)).toBe(percent.format(ofSize('10k', name, { seed: 1337 })));
  expect(text('likelihood')).toBe(ofSize('10k', 'likelihood', { seed: 1337 }).toFixed(2).replace('-', '−'));
});

it('says what is wrong with a sum, and keeps what was typed', async () => {
  show();
  await fireEvent.click(screen.getByRole('tab', { name: EN.views.log }));
  const field = screen.getByLabelText(EN.log.ownLabel);
  await fireEvent.input(field, { target: { value: '12+345' } });
  expect(screen.getByText(EN.log.problems.lengths)).toBeTruthy();
  expect((field as HTMLInputElement).value).toBe('12+345');
});

it('answers stay under the sum that they answer, and are said to be from before', async () => {
  show();
  await fireEvent.click(screen.getByRole('tab', { name: EN.views.log }));
  const caption = () => document.querySelector('#emergence-sum caption')?.textContent ?? '';
  const first = caption();
  expect(first).toContain(recording.sum.replace('+', ' + '));
  for (const typed of ['99999+10000', '12+345']) {
    await fireEvent.input(screen.getByLabelText(EN.log.ownLabel), { target: { value: typed } });
    expect(caption()).toBe(first);
    expect(document.querySelector('#emergence-sum .stale')?.textContent).toContain(LAB_STRINGS.en.stale.before);
  }
});

it('a seed of which no size answers in the page says so, and asks nothing', async () => {
  show();
  await fireEvent.click(screen.getByRole('tab', { name: EN.views.log }));
  const ask = () => screen.getByRole('button', { name: EN.log.ask }) as HTMLButtonElement;
  expect(ask().disabled).toBe(false);
  await fireEvent.click(within(screen.getByRole('group', { name: EN.run })).getByRole('radio', { name: '2' }));
  expect(ask().disabled).toBe(true);
  expect(screen.getByText(EN.log.elsewhere('1337'))).toBeTruthy();
  // as many measures as stand below: the sentence counts none
  expect(EN.log.together + FR.log.together).not.toMatch(/three|trois/i);
});

it('what has answered here is said to be measured, beside what was kept', async () => {
  const link = new ModelLink(['adders'], () => nodeRuntime('adders'));
  render(Lab, { locale: 'en', recording, measure, link });
  const origins = () => [...document.querySelectorAll('.measures .recorded, .measures .measured')].length;
  expect(origins()).toBe(1);
  await fireEvent.click(screen.getByRole('radio', { name: EN.carries.none }));
  await fireEvent.click(screen.getByRole('tab', { name: EN.views.log }));
  await fireEvent.click(screen.getByRole('button', { name: EN.log.ask }));
  await waitFor(() => expect(screen.getByText(EN.log.live('10k', '1337'))).toBeTruthy(), { timeout: 50_000 });
  await fireEvent.click(screen.getByRole('button', { name: LAB_STRINGS.en.study.stop }));
  await fireEvent.click(screen.getByRole('tab', { name: EN.views.measures }));
  expect(origins()).toBe(2);
  expect(document.querySelector('.measures .soft')?.textContent).toContain(EN.log.live('10k', '1337'));
}, 60_000);

it('says when a measurement ends, and marks the chart before as one from before', async () => {
  show();
  await fireEvent.click(screen.getByRole('tab', { name: EN.views.own }));
  const said = () => document.querySelector('.own [role="status"]')?.textContent?.trim() ?? '';
  await waitFor(() => expect(said()).toMatch(/^The steepest step/));
  let end = (): void => undefined;
  measure.mockImplementationOnce(
    (_, logs) =>
      new Promise((resolve) => {
        end = () => resolve({ ok: true, means: logs.map(() => 1) });
      }),
  );
  await fireEvent.click(screen.getByRole('radio', { name: EN.carries.some }));
  expect(said()).toBe(EN.own.running);
  await waitFor(() => expect(document.querySelector('.own .stale')?.textContent).toContain(LAB_STRINGS.en.stale.busy));
  end();
  await waitFor(() => expect(said()).toBe(EN.flat));
  expect(document.querySelector('.own .stale')).toBeNull();
});

it('measures by the reader’s expression, and says its error in a sentence', async () => {
  show();
  await fireEvent.click(screen.getByRole('tab', { name: EN.views.own }));
  await screen.findByRole('slider', { name: EN.own.chart });
  expect(measure.mock.lastCall?.[0]).toBe('Math.min(...p)');
  measure.mockImplementationOnce(
    async () => ({ ok: false, problem: { kind: 'threw', text: 'ReferenceError: q' } }) as never,
  );
  await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'q' } });
  await fireEvent.click(screen.getByRole('button', { name: EN.own.go }));
  expect(await screen.findByText(EN.own.problems.threw('ReferenceError: q'))).toBeTruthy();
});
