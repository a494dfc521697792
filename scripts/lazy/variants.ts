/** What `scripts/exercises-variants.ts` prints, loaded through Vite. */

import { programRows, questionRows } from '@kit/exercises/answers.ts';
import { EXERCISE_SETS } from '../../src/components/book/labs.ts';

export function variantsBySet() {
  return Object.fromEntries(
    EXERCISE_SETS.map(({ id, exercises }) => [
      id,
      {
        numeric: exercises.flatMap((exercise) => questionRows(exercise)),
        ordering: exercises.flatMap((exercise) => questionRows(exercise, 'ordering')),
        experiment: exercises.flatMap((exercise) => questionRows(exercise, 'experiment')),
        code: exercises.flatMap((exercise) => programRows(exercise).map(({ returns: _, ...row }) => row)),
      },
    ]),
  );
}
