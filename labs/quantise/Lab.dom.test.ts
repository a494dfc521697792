/** The lab as a reader meets it, on what was recorded; the model is never there. */
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Lab from './Lab.svelte';
import { record } from './recorded.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

const recording = { fr: (await record('fr')).recording, en: (await record('en')).recording };

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

it.each([
  ['fr', FR],
  ['en', EN],
] as const)('says that the error of QAT is also of its training, and plants no weight in it: %s', async (locale, s) => {
  render(Lab, { locale, recording: recording[locale] });
  await fireEvent.click(screen.getByRole('tab', { name: s.tabs.matrix }));
  expect(screen.getByText(s.matrix.planted, { normalizer: String })).toBeTruthy();
  expect(screen.queryByText(s.matrix.trained, { normalizer: String })).toBeNull();
  await fireEvent.click(screen.getByRole('radio', { name: s.settings.methods.qat }));
  expect(screen.getByText(s.matrix.trained, { normalizer: String })).toBeTruthy();
  expect(screen.queryByText(s.matrix.planted, { normalizer: String })).toBeNull();
});
