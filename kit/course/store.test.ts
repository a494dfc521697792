import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, expect, it } from 'vitest';
import { openStore } from '../progress/database.ts';
import { createProgress } from '../progress/index.ts';
import type { Progress } from '../progress/types.ts';
import type { Answer, CourseSession } from './answers.ts';
import { courseStore } from './store.ts';

const LEARNER = '0f8fad5b-d9cb-469f-a165-70867728950e';
const ASKED = { seed: 7, locale: 'fr' } as const;
let told: { progress: Progress; answer: Answer }[];
const session = (learner = LEARNER, kept: Progress | null = null): CourseSession => ({
  kept,
  learner,
  place: '',
  moved: () => {},
  answered: (progress, answer) => told.push({ progress, answer }),
  leave: () => {},
});

beforeEach(() => {
  told = [];
  globalThis.indexedDB = new IDBFactory();
});

it('the course is told of an answer in the turn in which it is given, whatever becomes of the page', async () => {
  const { open, progress } = await courseStore(session());
  const store = await open();
  void store.update('a.one', (record) => ({ ...record, attempts: 1, best: 1, last: 1, draft: ['b'] }));
  expect(told.map(({ answer }) => [answer.id, answer.score, answer.said])).toEqual([['a.one', 1, 'b']]);
  expect(progress().exercises['a.one']?.best).toBe(1);
});

it('answers reach the course through any page’s progress; drafts and solutions do not', async () => {
  const course = await courseStore(session());
  const page = createProgress(course.open);
  await page.draft('a.one', 'x');
  await page.reveal('a.one');
  expect(told).toEqual([]);
  await page.grade('a.one', 0.5, 'x', true, ASKED);
  await page.handIn('a.open', 'words');
  const next = createProgress(course.open); // another page of the book
  await next.grade('a.two', 1, 'y', true, ASKED);
  expect(told.map(({ answer }) => [answer.id, answer.score])).toEqual([
    ['a.one', 0.5],
    ['a.open', null],
    ['a.two', 1],
  ]);
  expect(Object.keys(told[2]?.progress.exercises ?? {})).toEqual(['a.one', 'a.open', 'a.two']);
});

it('answers stay in this browser for their learner, with what the course has no room for', async () => {
  const first = createProgress((await courseStore(session())).open);
  await first.grade('a.one', 1, 'my words', true, ASKED);
  const again = await courseStore(session());
  await expect.poll(() => again.progress().exercises['a.one']?.draft ?? null).toBe('my words');
  const other = await courseStore(session('1f8fad5b-d9cb-469f-a165-70867728950e'));
  expect(other.progress().exercises).toEqual({});
});

it('what the course kept elsewhere is found here', async () => {
  const there = await courseStore(session());
  await createProgress(there.open).grade('a.one', 1, 'x', true, ASKED);
  globalThis.indexedDB = new IDBFactory(); // another machine
  const here = await courseStore(session(LEARNER, there.progress()));
  expect(here.progress().exercises['a.one']?.best).toBe(1);
  const read = await (await openStore(() => {}, `chapitre-i55-progress-${LEARNER}`)).read();
  expect([read.learner, read.exercises['a.one']?.best]).toEqual([LEARNER, 1]);
});

it('where the browser keeps nothing the course does', async () => {
  const course = await courseStore(session(), () => Promise.reject(new DOMException('no', 'SecurityError')));
  await createProgress(course.open).grade('a.one', 1, 'x', true, ASKED);
  expect(told).toHaveLength(1);
});

it('the time of an answer runs from the one before', async () => {
  let clock = 1000;
  const store = await (await courseStore(session(), openStore, () => clock)).open();
  clock += 5000;
  await store.update('a.one', (record) => ({ ...record, attempts: 1, failures: 1, last: 0 }));
  clock += 2500;
  await store.update('a.one', (record) => ({ ...record, attempts: 2, failures: 1, last: 1 }));
  expect(told.map(({ answer }) => answer.seconds)).toEqual([5, 2.5]);
});

it('erasing keeps the learner, whom the course knows', async () => {
  const course = await courseStore(session());
  const page = createProgress(course.open);
  await page.grade('a.one', 1, 'x', true, ASKED);
  await page.erase();
  expect(course.progress()).toMatchObject({ learner: LEARNER, exercises: {} });
});
