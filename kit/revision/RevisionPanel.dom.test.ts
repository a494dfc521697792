/** The revision page in jsdom: what is asked, what is kept of it, and what is never asked unless the reader agrees. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { square, testProgress } from '../exercises/fixtures.ts';
import { createProgress, type ProgressState, type ProgressStore } from '../progress/index.ts';
import { memoryStore } from '../progress/memory.ts';
import type { ModelId } from '../runtime/types.ts';
import type { Item, RevisionSection } from './items.ts';
import RevisionPanel from './RevisionPanel.svelte';

const question = (name: string): Item => ({
  kind: 'question',
  id: `q-55-1-1.${name}`,
  question: `Question ${name}?`,
  answer: `Answer ${name}.`,
  href: '/en/55-1-1/#why',
});
const exercise = (models: readonly ModelId[] = []): Item => ({
  kind: 'exercise',
  id: square.id,
  title: '55.1 Square',
  href: '/en/55-1-1/#ex-test-square',
  set: 'test',
  models,
});
const section = (...items: Item[]): RevisionSection[] => [{ slug: '55-1-1', number: '55.1.1', title: 'T', items }];

function show(sections: readonly RevisionSection[], progress: ProgressStore, read: readonly string[] = ['55-1-1']) {
  let state: ProgressState = { keeping: 'opening', learner: '', exercises: {} };
  progress.subscribe((next) => {
    state = next;
  });
  const absentOf = async (models: readonly ModelId[]) => new Set(models);
  render(RevisionPanel, {
    locale: 'en',
    sections,
    read: () => new Set(read),
    load: async () => square,
    absentOf,
    progress,
  });
  return () => state;
}
const press = async (name: string | RegExp) => fireEvent.click(await screen.findByRole('button', { name }));

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

test('a question, its answer, the reader’s word, the next question; each review is kept with its time', async () => {
  const state = show(section(question('a'), question('b')), testProgress());
  await screen.findByText('Today: 2 items, about 1 minute.');
  await press('Begin');
  expect(screen.queryByText('Answer a.')).toBeNull();
  await press('Show the answer');
  expect(screen.getByText('Answer a.')).toBeTruthy();
  expect(screen.getByRole('link', { name: 'Reread the passage' }).getAttribute('href')).toBe('/en/55-1-1/#why');
  await press('Good 2 days');
  await screen.findByText('Question b?');
  expect(screen.getByRole('status').textContent).toBe('Rated “Good”: comes back in 2 days.');
  expect(state().reviews?.['q-55-1-1.a']).toMatchObject([{ rating: 3 }]);
  expect(state().reviews?.['q-55-1-1.a']?.[0]?.seconds).toBeLessThan(5);
  await press('Show the answer');
  await press('Easy 8 days');
  await screen.findByText('That is all for today.');
});

test('what is forgotten is asked again in the same session', async () => {
  show(section(question('a'), question('b')), testProgress());
  await press('Begin');
  await press('Show the answer');
  await press(/^Again/);
  await screen.findByText('Question b?');
  await press('Show the answer');
  await press(/^Good/);
  await screen.findByText('Question a?');
  expect(screen.queryByText('Answer a.')).toBeNull();
});

test('nothing is asked of a section that was not begun until the reader ticks it; the choice is kept', async () => {
  show(section(question('a')), testProgress(), []);
  await screen.findByText('Tick a section that you have read to begin.');
  await fireEvent.click(screen.getByRole('checkbox', { name: '55.1.1 T' }));
  await screen.findByText('Today: 1 item, about 1 minute.');
  expect(localStorage.getItem('revision-sections')).toBe('55-1-1');
});

test('an exercise comes back once it was tried; its first answer is its rating', async () => {
  const progress = testProgress();
  const state = show(section(exercise()), progress);
  await screen.findByText('Nothing to review for now.');
  await progress.grade(square.id, 1, null, true);
  await screen.findByText('Today: 1 item, about 3 minutes.');
  await press('Begin');
  const field = await screen.findByRole('textbox');
  const n = Number(/square of (\d+)/.exec(document.querySelector('.statement')?.textContent ?? '')?.[1]);
  await fireEvent.input(field, { target: { value: String(n * n) } });
  await press('Check');
  await screen.findByText(/^Rated “Good”/);
  expect(state().reviews?.[square.id]).toMatchObject([{ rating: 3 }]);
  // the exercise in its page is as it was
  expect(state().exercises[square.id]).toMatchObject({ attempts: 1, variant: 0 });
  await press('Continue');
  await screen.findByText('That is all for today.');
});

test('an exercise whose model is not here is asked only when the reader agrees, and says so', async () => {
  const progress = testProgress();
  show(section(question('a'), exercise(['decoder'])), progress);
  await progress.grade(square.id, 0, null, true);
  const box = await screen.findByRole('checkbox', { name: /yet to be downloaded \(1\)/ });
  await screen.findByText('Today: 1 item, about 1 minute.');
  await fireEvent.click(box);
  await screen.findByText('Today: 2 items, about 3 minutes.');
  await press('Begin');
  await press('Not today');
  await screen.findByText(/That model is not on this device: you will be asked/);
});

test('a full disk is said, and the review still counts in the page', async () => {
  const memory = memoryStore({ learner: '', exercises: {} });
  const full = createProgress(async () => ({
    ...memory,
    review: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
  }));
  const state = show(section(question('a')), full);
  await press('Begin');
  await press('Show the answer');
  await press(/^Good/);
  await waitFor(() => expect(screen.getByText(/Storage is full/)).toBeTruthy());
  expect(state().reviews?.['q-55-1-1.a']).toHaveLength(1);
});
