/** The lab as a reader meets it, on a small recording; the model is never there. */
import type { SparseFacts } from '@kit/compression/index.ts';
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Lab from './Lab.svelte';
import type { Recording } from './recording.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const quality = (bitsPerByte: number) => ({
  tokens: 100,
  bitsPerByte,
  baseBitsPerByte: 1.5,
  divergence: 0.25,
  agreement: 0.5,
});
const sparse: SparseFacts = {
  original: 1000,
  weights: 1000,
  kept: 500,
  heads: [5, 5],
  columns: [64, 64],
  formats: [
    { id: 'dense', bytes: 2000, packedBytes: 2000 },
    { id: 'bitmap', bytes: 1125, packedBytes: 1125 },
  ],
};
const points = [10, 50].map((sparsity) => ({ sparsity, fr: 1.5 + sparsity / 100, en: 2.5 }));
const recording: Recording = {
  measured: {
    report: { matrices: [], bytes: 3_000_000, packedBytes: 3_000_100, baseBytes: 6_000_000, sparse },
    quality: { fr: quality(2), en: quality(2.25) },
    read: 10,
  },
  curves: [
    { method: 'matrix', pattern: 'free', points },
    { method: 'wanda', pattern: 'columns', points },
  ],
  written: { prompt: 'Le chat', before: ' dort.', after: ' mange.' },
  suggestions: ['Le chat'],
  tokens: 2,
  longest: 200,
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
const tab = (name: string) => fireEvent.click(screen.getByRole('tab', { name }));

it.each([
  ['fr', FR, '3,0 Mo', '50 %', '2,000'],
  ['en', EN, '3.0 MB', '50%', '2.000'],
] as const)('shows a recorded result first, and says what it costs: %s', (locale, s, bytes, half, bits) => {
  show(locale);
  expect(shows(s.result.sentence(bytes, half, half))).toBe(true);
  expect(document.querySelector('.result')?.getAttribute('data-origin')).toBe('recorded');
  expect([...document.querySelectorAll('.result tr[data-language="fr"] td')].map((td) => td.textContent)[1]).toBe(bits);
  expect(shows(s.controls.short.matrix)).toBe(true);
  // what the recording counted in each language
  expect(shows(s.result.windows('100'))).toBe(true);
});

it('the address follows the settings, and what is shown says that it is of others', async () => {
  show();
  await fireEvent.change(screen.getByLabelText(FR.controls.method), { target: { value: 'sparsegpt' } });
  await fireEvent.change(screen.getByLabelText(FR.controls.pattern), { target: { value: '2:4' } });
  await vi.advanceTimersByTimeAsync(1000);
  expect(location.hash).toBe('#prune?method=sparsegpt&pattern=2%3A4');
  expect(document.querySelector('.stale')).toBeTruthy();
  expect(shows(FR.controls.fixed)).toBe(true);
  expect(screen.getByLabelText<HTMLInputElement>(FR.controls.sparsity['2:4']).disabled).toBe(true);
  expect(shows(FR.curve.noCurve)).toBe(true);
});

it.each([
  ['global', 'free', [FR.controls.about.global]],
  ['global', '2:4', [FR.controls.aboutRegular.matrix('2', '4'), FR.controls.fixed, FR.controls.sameAsMatrix]],
  ['matrix', '4:8', [FR.controls.aboutRegular.matrix('4', '8'), FR.controls.fixed]],
  ['matrix', 'heads', [FR.controls.aboutGroups.heads.matrix]],
  ['wanda', 'heads', [FR.controls.aboutGroups.heads.wanda]],
  ['global', 'columns', [FR.controls.aboutGroups.columns.matrix, FR.controls.sameAsMatrix]],
] as const)('says what is compared with what: %s, %s', async (method, pattern, texts) => {
  show();
  await fireEvent.change(screen.getByLabelText(FR.controls.method), { target: { value: method } });
  await fireEvent.change(screen.getByLabelText(FR.controls.pattern), { target: { value: pattern } });
  expect(plain(document.querySelector('.controls + .soft')?.textContent)).toBe(plain(texts.join(' ')));
});

it('stores by the format that takes least, and says what each takes', async () => {
  show();
  await tab(FR.views.size);
  const rows = [...document.querySelectorAll('[role="tabpanel"] tbody tr')];
  expect(rows.map((row) => [...row.querySelectorAll('.number')].map((cell) => plain(cell.textContent)))).toEqual([
    ['2 000', '2 000', '16'],
    ['1 125', '1 125', '9'],
  ]);
  expect(rows.map((row) => row.classList.contains('own'))).toEqual([false, true]);
});

it('shows both texts, and never a time that was not measured here', async () => {
  show();
  await tab(FR.views.text);
  expect([...document.querySelectorAll('.pair .text')].map((text) => text.textContent)).toEqual([
    'Le chat dort.',
    'Le chat mange.',
  ]);
  await tab(FR.views.time);
  expect(document.querySelector('[role="tabpanel"] table')).toBeNull();
  expect(screen.getByRole('button', { name: FR.time.go })).toBeTruthy();
});
