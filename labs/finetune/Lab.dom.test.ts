/** The lab as a reader meets it, on a small recording; the model is never there. */
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Lab from './Lab.svelte';
import { PROMPTS } from './prompts.ts';
import type { FullCurve, Recording } from './recording.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const losses = (held: number) => ({ held, fr: 3.5, en: 3.75 });
const curve: FullCurve = {
  learningRate: 0.001,
  batch: 8,
  measures: [
    { step: 0, ...losses(5) },
    { step: 80, ...losses(3.25) },
  ],
};
const recording: Recording = {
  run: {
    prompt: 'Je pars',
    windows: 800,
    held: 8,
    state: null,
    steps: [5, 4, 3].map((loss, i) => ({ step: i + 1, loss, gradientNorm: 1 })),
    measures: [
      { step: 0, ...losses(5) },
      { step: 3, ...losses(4) },
    ],
    samples: [
      { step: 0, text: ' ce soir.' },
      { step: 3, text: ' STOP' },
    ],
  },
  prompts: PROMPTS.fr,
  shipped: { telegramme: losses(3.5), theatre: losses(2.5), francais: losses(3.75) },
  full: { telegramme: curve, theatre: curve, francais: curve },
  shape: { width: 8, layers: 2, vocabulary: 4096, context: 256 },
  parameters: 10_000,
  tokens: 3,
};

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  history.replaceState(null, '', '/');
});

const plain = (text: string | null | undefined) => (text ?? '').replaceAll(/\s+/g, ' ');
const shows = (text: string) => plain(document.body.textContent).includes(plain(text));
const show = (locale: 'fr' | 'en' = 'fr') => render(Lab, { locale, recording });

it.each([
  ['fr', FR, '5,00', '4,00'],
  ['en', EN, '5.00', '4.00'],
] as const)('shows a recorded run first, marked as such, and says what it shows: %s', (locale, s, from, to) => {
  show(locale);
  expect(shows(s.curves.learning(from, to))).toBe(true);
  expect(shows(s.curves.recorded)).toBe(true);
  expect(shows(s.samples.step('3'))).toBe(true);
  expect(screen.getByRole('button', { name: s.bar.go })).toBeTruthy();
  expect(shows(s.tryIt.none)).toBe(true);
});

it('counts what is learned from the shapes: rank and matrices', async () => {
  show();
  // two layers, rank 8: c_attn 8 + 24, c_proj 8 + 8, so 2 · 8 · (32 + 16)
  expect(shows('768 nombres')).toBe(true);
  await fireEvent.input(screen.getByLabelText(FR.settings.rank), { target: { value: '2' } });
  expect(shows('192 nombres')).toBe(true);
  await fireEvent.click(screen.getByLabelText(FR.settings.moduleNames['mlp.c_fc']));
  expect(shows(`${2 * 2 * (32 + 16 + 40)} nombres`)).toBe(true);
  for (const module of ['attn.c_attn', 'attn.c_proj'] as const) {
    await fireEvent.click(screen.getByLabelText(FR.settings.moduleNames[module]));
  }
  // one is always left
  expect(screen.getByLabelText<HTMLInputElement>(FR.settings.moduleNames['mlp.c_fc']).disabled).toBe(true);
});

it('the address follows the settings, and what is shown says that it is of others', async () => {
  show();
  await fireEvent.input(screen.getByLabelText(FR.settings.steps), { target: { value: '40' } });
  await vi.advanceTimersByTimeAsync(1000);
  expect(location.hash).toBe('#finetune?n=40');
  expect(document.querySelector('.stale')).toBeTruthy();
});

it('the reader’s pairs: those that are none are told by their line', async () => {
  show();
  await fireEvent.click(screen.getByLabelText(FR.settings.lessons.pairs));
  await fireEvent.input(screen.getByLabelText(FR.own.label.pairs), { target: { value: 'a → b\nrien\nc => d' } });
  expect(shows(FR.own.pairs('2'))).toBe(true);
  expect(shows(FR.own.strange('2', false))).toBe(true);
  expect(shows(FR.own.few)).toBe(true);
});

it('compares with what was recorded, on the same windows', async () => {
  show();
  await fireEvent.click(screen.getByRole('tab', { name: FR.tabs.compare }));
  const rows = [...document.querySelectorAll('[role="tabpanel"] tbody')][0]?.querySelectorAll('tr') ?? [];
  const cells = [...rows].map((row) => [...row.children].slice(0, 2).map(({ textContent }) => textContent));
  expect(cells).toEqual([
    [FR.compare.base, '5,000'],
    [FR.compare.recordedRun, '4,000'],
    [FR.compare.shipped, '3,500'],
    [FR.compare.full, '3,250'],
  ]);
});
