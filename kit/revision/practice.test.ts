import { expect, test, vi } from 'vitest';
import { LEARNER, square, testProgress } from '../exercises/fixtures.ts';
import { defineExercise } from '../exercises/types.ts';
import { variantAt } from '../exercises/variants.ts';
import { type ProgressState, recordOf } from '../progress/index.ts';
import { placeOf, practice } from './practice.ts';

vi.stubGlobal('window', globalThis);

const listed = defineExercise({
  ...square,
  id: 'test.listed',
  variants: { draw: (random) => ({ n: random.integer(3, 4000) }), seeds: [1, 2, 3, 4, 5, 6, 7, 8] },
});
const valuesAt = (exercise: typeof square, reviews: number) => {
  const { learner, variant } = placeOf(exercise, LEARNER, reviews);
  return variantAt(exercise, learner, { variant, since: 0 }).values['n'];
};

test('each review has another variant, and none is everybody’s first', () => {
  const first = variantAt(square, LEARNER, { variant: 0, since: 0 }).values['n'];
  const drawn = Array.from({ length: 20 }, (_, i) => valuesAt(square, i));
  expect(drawn).not.toContain(first);
  expect(new Set(drawn).size).toBeGreaterThan(17); // of 398 values, drawn twenty times: 0.5 pairs expected
  expect(valuesAt(listed, 0)).not.toBe(variantAt(listed, LEARNER, { variant: 0, since: 0 }).values['n']);
  // a list of eight is walked through before any comes again
  expect(new Set(Array.from({ length: 8 }, (_, i) => valuesAt(listed, i))).size).toBe(8);
});

test('the same learner meets the same variant at the same review; another learner another', () => {
  const other = placeOf(square, 'another', 3);
  expect(valuesAt(square, 3)).toBe(valuesAt(square, 3));
  expect(variantAt(square, other.learner, { variant: other.variant, since: 0 }).values['n']).not.toBe(
    valuesAt(square, 3),
  );
});

test('the reader’s own sheet and score are not touched', async () => {
  const progress = testProgress();
  let own: ProgressState | undefined;
  progress.subscribe((state) => {
    own = state;
  });
  await vi.waitFor(() => expect(own?.keeping).toBe('stored'));
  await progress.grade(square.id, 0.5, 'mine', true);
  const grades: number[] = [];
  const sheet = practice(progress, square, 0, (score) => grades.push(score));
  let shown: ProgressState | undefined;
  sheet.subscribe((state) => {
    shown = state;
  });
  await sheet.draft(square.id, 'other');
  await sheet.grade(square.id, 1, 'other', true);
  await sheet.renew(square.id);
  expect(grades).toEqual([1]);
  expect(recordOf(shown as ProgressState, square.id)).toMatchObject({ variant: 2, draft: null, attempts: 1 });
  expect(recordOf(own as ProgressState, square.id)).toMatchObject({
    variant: 0,
    draft: 'mine',
    best: 0.5,
    attempts: 1,
  });
});
