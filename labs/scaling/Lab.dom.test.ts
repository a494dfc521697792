/** The lab by keyboard and by ear: nothing of the answer before a bet, all of it after; a budget in three units. */
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import Lab from './Lab.svelte';
import { OwnLawSession } from './own/own-law.svelte.ts';
import { record } from './recorded.ts';
import EN from './strings/en.ts';

afterEach(cleanup);
const { recording } = await record('en');
const show = () => render(Lab, { locale: 'en', recording });
const value = (name: string) => document.querySelector(`[data-value="${name}"]`)?.textContent ?? '';
const field = (label: string) => screen.getByRole('spinbutton', { name: label });

it('keeps the measured loss for after the bet', async () => {
  show();
  expect(document.body.textContent).not.toContain('1.842');
  await fireEvent.input(field(EN.predict.yourBet('1.26M')), { target: { value: '1.8' } });
  await fireEvent.click(screen.getByRole('button', { name: EN.predict.wager }));
  expect(value('measured')).toContain('1.842');
  // training-results.json, fits.size_laws: straight, effective, 5.24 M tokens
  expect(value('predicted')).toContain('1.758');
  expect(value('predicted')).toContain('−4.5%');
  expect(value('bet')).toContain(EN.predict.youWin);
});

it('hides it again when another size is to be predicted', async () => {
  show();
  await fireEvent.click(screen.getByRole('button', { name: EN.predict.wager }));
  await fireEvent.change(screen.getByRole('combobox'), { target: { value: '0' } });
  expect(screen.getByRole('button', { name: EN.predict.wager })).toBeTruthy();
  expect(document.querySelector('.answer')).toBeNull();
});

it('says how many sizes a form needs', async () => {
  show();
  await fireEvent.click(screen.getByRole('radio', { name: EN.predict.forms.floor }));
  for (const name of ['9.94k', '14.8k', '26.8k', '54.6k', '109k']) {
    await fireEvent.click(screen.getByRole('button', { name, pressed: true }));
  }
  expect(screen.getByText(EN.predict.tooFew('3'))).toBeTruthy();
});

it('reads the points by arrow keys', async () => {
  show();
  const chart = screen.getByRole('slider', { name: EN.predict.chart });
  await fireEvent.keyDown(chart, { key: 'ArrowRight' });
  expect(chart.getAttribute('aria-valuetext')).toContain('14.8k parameters');
});

it('plans the chapter’s budget: 72 billion by the re-fit, 32 by the printed coefficients', async () => {
  show();
  await fireEvent.click(screen.getByRole('tab', { name: EN.views.plan }));
  const plan = (name: string) => document.querySelector(`[data-plan="${name}"]`)?.textContent ?? '';
  expect(plan('chosen')).toMatch(/72\.2bn.*1,330bn.*18\.4/);
  expect(plan('hoffmann')).toMatch(/32\.2bn.*2,980bn.*92\.6/);
  expect(value('smaller')).toContain('36.1bn');
  await fireEvent.input(field(EN.plan.fields.power), { target: { value: '3' } });
  expect(screen.getByText(/A whole number from 12 to 30/)).toBeTruthy();
});

it('shows, before any model is fetched, what seven sizes make of the recorded text', async () => {
  show();
  await fireEvent.click(screen.getByRole('tab', { name: EN.views.text }));
  expect(document.querySelectorAll('[data-written]')).toHaveLength(7);
  expect(document.querySelectorAll('.strip .cell')).toHaveLength(recording.reading.tokens.length);
  expect(value('exponent')).toContain('exponent');
});

it('shows the valleys: slope 0.47 and both its intervals', async () => {
  show();
  await fireEvent.click(screen.getByRole('tab', { name: EN.views.valleys }));
  // tests/golden/scaling-laws.json: slope 0.4743, novels 0.4693 to 0.4831
  expect(value('slope')).toContain('0.47: [0.47, 0.48]');
  expect(document.querySelectorAll('[data-budget]')).toHaveLength(4);
});

it('the reader’s own training goes on from tab to tab, and ends with the lab', async () => {
  const own = new OwnLawSession();
  const stop = vi.spyOn(own, 'stop');
  const { unmount } = render(Lab, { locale: 'en', recording, own });
  for (const view of ['own', 'valleys', 'own'] as const)
    await fireEvent.click(screen.getByRole('tab', { name: EN.views[view] }));
  expect(stop).not.toHaveBeenCalled();
  unmount();
  expect(stop).toHaveBeenCalledOnce();
});
