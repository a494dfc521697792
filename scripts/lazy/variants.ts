/** What `scripts/exercises-variants.ts` prints, loaded through Vite. */
import { programRows, questionRows } from '@kit/exercises/answers.ts';
import type { Lab } from '@kit/labs.ts';

const labs = import.meta.glob<{ lab: Lab }>('/labs/*/lab.ts', { eager: true });

export function variantsByLab() {
  return Object.fromEntries(
    Object.values(labs).map(({ lab }) => [
      lab.id,
      {
        numeric: lab.exercises.flatMap(questionRows),
        code: lab.exercises.flatMap((exercise) => programRows(exercise).map(({ returns: _, ...row }) => row)),
      },
    ]),
  );
}
