/**
 * What progress of older books is about: variants drawn by the learner alone, which a reader who left an answer there must
 * find again. `tests/golden/exercises/earlier-draws.json` was written by the book that drew them.
 */
import type { Values } from '@kit/exercises/types.ts';
import { variantAt } from '@kit/exercises/variants.ts';
import type { Lab } from '@kit/labs.ts';
import { expect, test } from 'vitest';
import earlier from '../golden/exercises/earlier-draws.json';

const labs = import.meta.glob<{ lab: Lab }>('/labs/*/lab.ts', { eager: true });
const exercises = new Map(
  Object.values(labs).flatMap(({ lab }) => lab.exercises.map((exercise) => [exercise.id, exercise] as const)),
);

test.each(Object.entries<readonly { readonly variant: number; readonly values: Values }[]>(earlier.draws))(
  '%s draws what it drew',
  (id, draws) => {
    const exercise = exercises.get(id);
    if (!exercise) throw new Error('gone');
    for (const { variant, values } of draws)
      expect(variantAt(exercise, earlier.learner, { variant }).values).toEqual(values);
  },
);
