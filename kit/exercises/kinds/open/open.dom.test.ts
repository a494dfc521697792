/** An open answer from the page to what is kept, and from there to the progress page, the report and revision. */
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/svelte';
import axe from 'axe-core';
import { afterEach, expect, test } from 'vitest';
import { type ProgressState, type ProgressStore, recordOf } from '../../../progress/index.ts';
import type { SectionOutline } from '../../../progress/outline.ts';
import ProgressPanel from '../../../progress/ProgressPanel.svelte';
import ReportPanel from '../../../report/ReportPanel.svelte';
import ExerciseHost from '../../ExerciseHost.svelte';
import { capital, essay, testProgress } from '../../fixtures.ts';

afterEach(cleanup);

async function show(progress: ProgressStore) {
  const { container } = render(ExerciseHost, { locale: 'en', exercise: essay, progress });
  await waitFor(() => expect(container.querySelector('[data-ready="true"]')).not.toBeNull());
  return container;
}
const status = () => (screen.getAllByRole('status').at(-1)?.textContent ?? '').trim();
const field = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Your answer' });
const write = (text: string) => fireEvent.input(field(), { target: { value: text } });
const compare = () => fireEvent.click(screen.getByRole('button', { name: 'Compare with the rubric' }));
const TEXT = 'The air scatters short waves most.';

async function answered(progress: ProgressStore) {
  const container = await show(progress);
  await write(TEXT);
  await compare();
  await waitFor(() => expect(status()).toContain('Answer kept, without points.'));
  return container;
}
function kept(progress: ProgressStore): ProgressState {
  let now: ProgressState | undefined;
  progress.subscribe((next) => {
    now = next;
  })();
  if (!now) throw new Error('no progress');
  return now;
}

test('the rubric and the model answer are shown once there is an answer; ticks are kept, points are not', async () => {
  const progress = testProgress();
  const container = await show(progress);
  expect(screen.queryByRole('checkbox')).toBeNull();
  expect(container.textContent).not.toContain('Short waves are scattered more.');
  await write('Too short.');
  await compare();
  await waitFor(() => expect(status()).toContain('write at least 5 words'));
  expect(container.textContent).toContain('Not tried yet');
  await write(TEXT);
  await compare();
  await waitFor(() => expect(container.textContent).toContain('Attempts: 1'));
  expect(container.textContent).toContain('Short waves are scattered more.');
  expect(container.textContent).not.toMatch(/Best score|solution seen|Partly right|Not yet/);
  await fireEvent.click(screen.getByRole('checkbox', { name: 'Light is scattered' }));
  await compare();
  await waitFor(() => expect(status()).toContain('1 of 2'));
  expect((await axe.run(container)).violations).toEqual([]);
  const record = recordOf(kept(progress), essay.id);
  expect(record).toMatchObject({ attempts: 2, failures: 0, best: null, last: null, helped: false });
  expect(record.tries ?? []).toEqual([]);
  expect(record.draft).toEqual({ locale: 'en', text: TEXT, met: [0] });
  cleanup();
  await show(progress);
  expect(field().value).toBe(TEXT);
  expect(screen.getAllByRole<HTMLInputElement>('checkbox').map(({ checked }) => checked)).toEqual([true, false]);
});

test('no total is out of it, and none has a part of it', async () => {
  const progress = testProgress();
  await answered(progress);
  cleanup();
  await progress.grade(capital.id, 1, [0], false);
  const row = { title: 'T', skill: 'judge', href: '#' } as const;
  const section: SectionOutline = {
    slug: '55-0',
    number: '55.0',
    title: 'Introduction',
    href: '#',
    exercises: [
      { ...row, id: capital.id, counted: true },
      { ...row, id: essay.id, title: 'Essay', counted: false },
    ],
  };
  const { container } = render(ProgressPanel, { locale: 'en', sections: [section], progress });
  await waitFor(() => expect(container.textContent).toContain('100%'));
  expect(container.textContent).toMatch(/Exercises solved: 1 (of|out of) 1\b/);
  expect(container.textContent).not.toContain('50%');
  expect(screen.getByRole('row', { name: /Essay/ }).textContent).toContain('answered, without points');
});

test('the report carries it, without a score', async () => {
  const progress = testProgress();
  await answered(progress);
  cleanup();
  const listed = { id: essay.id, title: 'Essay', href: '#', set: 'test', counted: false };
  const sections = [{ slug: '55-0', number: '55.0', title: 'Introduction', exercises: [listed] }];
  const asked: unknown[] = [];
  const { container } = render(ReportPanel, {
    locale: 'en',
    sections,
    book: '0',
    setPage: '#',
    progress,
    say: async (_exercise: unknown, { answer }: { readonly answer: unknown }) => {
      asked.push(answer);
      return 'told in words';
    },
  });
  await waitFor(() => expect(container.querySelector('.sheet')?.textContent).toContain('told in words'));
  expect(asked).toEqual([{ locale: 'en', text: TEXT, met: [] }]);
  const row = screen.getByRole('row', { name: /Essay/ });
  expect(row.textContent).toContain('no points');
  expect(row.textContent).toContain('open answer, included');
  expect(container.textContent).not.toContain('%');
});
