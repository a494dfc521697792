/** SCORM 1.2 has room for four characters of each exercise's id (kit/course/suspend.ts). */
import { shortId, writeSuspended } from '@kit/course/suspend.ts';
import { newRecord } from '@kit/progress/types.ts';
import { expect, it } from 'vitest';
import { EXERCISE_SETS } from '../../src/components/book/labs.ts';

const ids = EXERCISE_SETS.flatMap(({ exercises }) => exercises.map(({ id }) => id));

it('tells the exercises of the book apart', () => {
  expect(ids.length).toBeGreaterThan(50);
  expect(new Set(ids.map(shortId)).size).toBe(ids.length);
});

it('has room for every exercise of the book, tried again and again', () => {
  const tried = { variant: 12, since: 2, attempts: 25, failures: 3, best: 0.75, last: 0.5, helped: true };
  const exercises = Object.fromEntries(ids.map((id) => [id, { ...newRecord(id), ...tried }]));
  const { left, text } = writeSuspended({ learner: '0f8fad5b-d9cb-469f-a165-70867728950e', exercises }, new Date());
  expect([left, text.length <= 4096]).toEqual([0, true]);
});
