/** The lab by keyboard and by ear: the verdict, the knob that is advised, a cut that cannot be made. */
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, expect, it } from 'vitest';
import Lab from './Lab.svelte';
import EN from './strings/en.ts';

afterEach(cleanup);
const HELD = { page0: 0, page1: 0, page2: 0, page3: 0, pageFirst: 0, pageLast: 0, pageTensor: 0 };
const show = () => render(Lab, { locale: 'en', file: { parameters: 2_552_320, held: HELD } });
const verdict = () => document.querySelector('.verdict')?.textContent ?? '';

it('says that 8 billion parameters do not fit, which knob is enough, and that it is once turned', async () => {
  show();
  expect(verdict()).toContain('Does not fit');
  expect(screen.getByText(new RegExp(EN.knobs.zero1))).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: EN.turn }));
  expect(verdict()).toContain('on 8 GPUs');
  expect(verdict()).toContain('Fits');
});

it('reads the parts of the bar by arrow keys: sixteen gigabytes of weights, then as many of gradients', async () => {
  show();
  const chart = screen.getByRole('slider', { name: EN.chart });
  expect(chart.getAttribute('aria-valuetext')).toBe('The GPU, weights: 16.1\u00a0GB');
  await fireEvent.keyDown(chart, { key: 'ArrowRight' });
  expect(chart.getAttribute('aria-valuetext')).toBe('The GPU, gradients: 16.1\u00a0GB');
});

it('says why a cut cannot be made, and keeps a number out of bounds with a sentence', async () => {
  show();
  const tensor = screen.getByRole('spinbutton', { name: EN.fields.tensor });
  await fireEvent.input(tensor, { target: { value: '3' } });
  expect(screen.getByText(EN.objections.heads)).toBeTruthy();
  await fireEvent.input(tensor, { target: { value: '0' } });
  expect(screen.getByText(/A whole number from 1 to 4,096/)).toBeTruthy();
});
