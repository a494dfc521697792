/** Which variant comes when: one first for everybody, no repetition, and what older progress is about. */
import { describe, expect, test } from 'vitest';
import { colours, LEARNER, square } from './fixtures.ts';
import { variantOf, variantSeed } from './random.ts';
import type { Exercise } from './types.ts';
import { allSeen, MEMORY, variantAt, variantOfSeed } from './variants.ts';

const listed: Exercise = {
  ...square,
  id: 'test.listed',
  variants: { draw: ({ seed }) => ({ n: seed }), seeds: [2, 3, 5, 7, 11, 13, 17] },
};
const OTHER = '00000000-0000-4000-8000-000000000000';
const at = (exercise: Exercise, variant: number, learner = LEARNER) =>
  variantAt(exercise, learner, { variant, since: 0 });
const numbers = (exercise: Exercise, count: number, learner = LEARNER) =>
  Array.from({ length: count }, (_, i) => at(exercise, i, learner).values['n']);

test.each([square, listed])('$id: before anyone is known, everybody has the variant of the page', (exercise) => {
  const page = at(exercise, 0, '');
  expect(at(exercise, 0)).toEqual(page);
  expect(at(exercise, 0, OTHER)).toEqual(page);
});

test.each([square, listed])('$id: the next ones are the learner’s own, the same every time', (exercise) => {
  expect(numbers(exercise, 6)).toEqual(numbers(exercise, 6));
  expect(numbers(exercise, 6)).not.toEqual(numbers(exercise, 6, OTHER));
});

describe('a list', () => {
  test('is gone through before anything comes twice, and over again', () => {
    expect(new Set(numbers(listed, 7)).size).toBe(7);
    expect(numbers(listed, 14)).toEqual([...numbers(listed, 7), ...numbers(listed, 7)]);
  });

  test('says when all of it has been on the table', () => {
    expect([0, 5, 6, 7].map((variant) => allSeen(listed, { variant, since: 0 }))).toEqual([false, false, true, true]);
    expect(allSeen(listed, { variant: 9, since: 4 })).toBe(false);
    expect(allSeen(listed, { variant: 99 })).toBe(false);
    expect(allSeen(square, { variant: 99, since: 0 })).toBe(false);
  });
});

describe('numbers drawn', () => {
  // few enough that seeds alone would repeat some: 398 numbers, 64 draws
  test('do not come twice among the latest', () => {
    for (const learner of [LEARNER, OTHER]) expect(new Set(numbers(square, MEMORY, learner)).size).toBe(MEMORY);
  });

  test('are found for any number that a file may hold', () => {
    expect(at(square, 1e9).values['n']).toBeTypeOf('number');
    expect(variantAt(square, LEARNER, { variant: 2, since: 5 })).toEqual(at(square, 0));
  });
});

test('progress of an older book keeps its variants until another is asked for', () => {
  for (const variant of [0, 3]) {
    const seed = variantSeed(LEARNER, listed.id, variant);
    expect(variantAt(listed, LEARNER, { variant })).toEqual(variantOf(listed, seed));
  }
  expect(variantAt(listed, LEARNER, { variant: 4, since: 4 })).toEqual(at(listed, 0));
});

test('an exercise without variants is the same for everyone, whatever its progress', () => {
  const { variant: _, ...plain } = square;
  expect(variantAt(plain as Exercise, LEARNER, { variant: 3 })).toEqual(
    variantAt(plain as Exercise, '', { variant: 0, since: 0 }),
  );
});

test('a seed that was kept gives its variant back; one that nobody can have had gives none', () => {
  for (const exercise of [square, listed])
    for (const place of [
      { variant: 0, since: 0 },
      { variant: 5, since: 0 },
    ]) {
      const asked = variantAt(exercise, LEARNER, place);
      expect(variantOfSeed(exercise, asked.seed)).toEqual(asked);
    }
  const older = variantAt(square, LEARNER, { variant: 3 });
  expect(variantOfSeed(square, older.seed)).toEqual(older);
  const fixed: Exercise = { ...colours, id: 'test.fixed' };
  expect(variantOfSeed(fixed, at(fixed, 0).seed)).toEqual({ seed: at(fixed, 0).seed, values: {} });
  expect(variantOfSeed(fixed, 12)).toBeNull();
});
