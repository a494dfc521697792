/** The lab by keyboard and by ear: a run recorded first, then one made here; a cut, a broken worker, a wrong order. */
import { inProcessWorker } from '@kit/remote/in-process.ts';
import { createDevice } from '@kit/training/parallel/device.ts';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/svelte';
import { afterEach, beforeAll, expect, it } from 'vitest';
import { pack } from './compact.ts';
import Lab from './Lab.svelte';
import { type Progress, type Result, start, tokensOf } from './run.ts';
import { runKey, STATE } from './state.ts';
import EN from './strings/en.ts';

const TEXT = 'A restaurant with more orders than it can cook has three ways to use a second kitchen. '.repeat(20);
const STEPS = 3;
const spawn = () => inProcessWorker(createDevice());
let packed = '';

beforeAll(async () => {
  const state = { ...STATE.defaults, steps: STEPS };
  const { steps } = await start(state, tokensOf(TEXT), spawn, null);
  let last: Progress | null = null;
  for await (const progress of steps) last = progress;
  const { losses, alone, devices } = last as unknown as Progress;
  packed = pack({ key: runKey(STATE.defaults), origin: 'recorded', losses, alone, devices } satisfies Result);
}, 60_000);
afterEach(cleanup);

const show = () => render(Lab, { locale: 'en', text: TEXT, packed, spawn });
const verdict = () => document.querySelector('.verdict')?.textContent ?? '';
const click = (role: 'button' | 'radio' | 'tab', name: string | RegExp) =>
  fireEvent.click(screen.getByRole(role, { name }));
async function steps(count: number) {
  const field = document.querySelector('input[type=number]') as HTMLInputElement;
  await fireEvent.input(field, { target: { value: String(count) } });
}

it('shows a run at once: its gap to one worker, its bytes, its memory, its timeline', async () => {
  show();
  expect(verdict()).toContain('4 workers, 3 steps');
  await click('tab', EN.views.sent);
  expect(verdict()).toContain(EN.sentEqual);
  // 2·(4 − 1)/4 of the gradients of 436,864 parameters, 4 bytes each
  const chart = screen.getByRole('slider', { name: EN.sentChart });
  expect(chart.getAttribute('aria-valuetext')).toContain('2,621,184');
  await click('tab', EN.views.held);
  expect(verdict()).toContain('0.00%');
  await click('tab', EN.views.time);
  expect(verdict()).toContain('MFU');
});

it('trains here when asked, and the layers cut give the bits of one worker', { timeout: 60_000 }, async () => {
  show();
  await click('radio', '2');
  await click('radio', EN.cuts.pipeline);
  await steps(2);
  expect(screen.getByText(EN.nothingYet)).toBeTruthy();
  await click('button', EN.run);
  await waitFor(() => expect(verdict()).toContain('2 steps'), { timeout: 40_000 });
  expect(verdict()).toContain(EN.same);
  expect(screen.getByText(EN.whySame)).toBeTruthy();
});

it.each([
  ['one step, before any update', '2', EN.cuts.pipeline, 1],
  ['one worker', '1', EN.cuts.pipeline, 2],
  ['the data of one worker', '1', EN.cuts.data, 2],
] as const)('%s: the same bits, of which no cut is the reason', { timeout: 60_000 }, async (_, workers, cut, count) => {
  show();
  await click('radio', cut);
  // that of the micro-batches has radios of these names too
  await fireEvent.click(screen.getAllByRole('radio', { name: workers })[0] as HTMLElement);
  await steps(count);
  await click('button', EN.run);
  await waitFor(() => expect(verdict()).toMatch(new RegExp(`${count} steps?:`)), { timeout: 40_000 });
  expect(verdict()).toContain(EN.same);
  expect(document.querySelector('.why')).toBeNull();
});

it('a setting changed in mid-run ends the run and says so', { timeout: 60_000 }, async () => {
  show();
  await click('radio', '2');
  await steps(200);
  await click('button', EN.run);
  await waitFor(() => expect(verdict()).toMatch(/\d steps?/), { timeout: 40_000 });
  await click('radio', EN.zeros[1]);
  expect(screen.getByText(/The settings have changed: .* stopped after \d+ steps?\./)).toBeTruthy();
  expect(screen.getByRole('button', { name: EN.run })).toBeTruthy();
});

it('a worker unplugged ends the run with a sentence, and the run can be taken up again', {
  timeout: 60_000,
}, async () => {
  show();
  await click('radio', '2');
  await steps(200);
  await click('button', EN.run);
  await waitFor(() => expect(verdict()).toMatch(/\d steps?/), { timeout: 40_000 });
  await click('button', EN.fail('2'));
  await waitFor(() => expect(screen.getByText(/Worker 2 stopped during step \d+\. The others/)).toBeTruthy());
  expect(screen.getByRole('button', { name: EN.resume('0') })).toBeTruthy();
});

it('refuses an order that waits for itself, and says who waits for what', async () => {
  show();
  await click('radio', '2');
  await click('radio', EN.cuts.pipeline);
  await click('radio', EN.schedules.own);
  const order = screen.getByRole('textbox');
  // what the address holds
  expect(order).toHaveProperty('maxLength', 2000);
  await fireEvent.input(order, { target: { value: 'F1 B1 F2 B2 F3 B3 F4 B4\nF2 F1 B2 B1 F3 B3 F4 B4' } });
  expect(screen.getByText(/stage 1, about to do B1, waits for B1 of stage 2; stage 2, about to do F2/)).toBeTruthy();
  expect(screen.getByRole('button', { name: EN.run })).toHaveProperty('disabled', true);
});

it('moves a block of one’s own order by keyboard; an order that cannot be is refused with its reason', async () => {
  show();
  await click('radio', '2');
  await click('radio', EN.cuts.pipeline);
  await click('radio', EN.schedules.own);
  expect(screen.getByText(EN.possible)).toBeTruthy();
  const stage = screen.getByRole('list', { name: EN.stageOf('2') });
  const block = within(stage).getByRole('button', { name: 'B1' });
  await fireEvent.click(block);
  await fireEvent.keyDown(block, { key: 'ArrowLeft' });
  expect(screen.getByText(/stage 2 cannot do B1 before its own F1/)).toBeTruthy();
  expect(screen.getByRole('button', { name: EN.run })).toHaveProperty('disabled', true);
  await waitFor(() => expect(document.activeElement?.textContent).toBe('B1'));
  await fireEvent.keyDown(document.activeElement as HTMLElement, { key: 'ArrowRight' });
  expect(screen.getByText(EN.possible)).toBeTruthy();
  expect((screen.getByRole('textbox') as HTMLTextAreaElement).value.split('\n')[1]).toMatch(/^F1 B1 /);
});

it('says what a step would last with several workers in a node, and at a thousand GPUs without running', async () => {
  show();
  await click('tab', EN.views.time);
  await fireEvent.click(screen.getAllByRole('radio', { name: '2' }).at(-1) as HTMLElement);
  expect(screen.getByRole('group', { name: EN.inside })).toBeTruthy();
  expect(screen.getByText(/All in one node/)).toBeTruthy();
  await click('tab', EN.views.scale);
  expect(verdict()).toMatch(/Computed, not run: on 1,024 A100s, a step would last 34\ss, MFU 31%/);
  expect(screen.getByText(/54% of the power/)).toBeTruthy();
  await fireEvent.input(screen.getByRole('spinbutton', { name: EN.largeFields.largePipeline }), {
    target: { value: '7' },
  });
  expect(screen.getByText(EN.objections.largeLayers)).toBeTruthy();
});
