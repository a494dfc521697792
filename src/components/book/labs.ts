/** Labs and their exercises, from the manifests; no list is kept elsewhere. */
import type { Exercise } from '@kit/exercises/types.ts';
import type { Lab } from '@kit/labs.ts';

const manifests = import.meta.glob<{ lab: Lab }>('/labs/*/lab.ts', { eager: true });

export const LABS: readonly Lab[] = Object.values(manifests).map(({ lab }) => lab);

export function findLab(id: string): Lab | undefined {
  return LABS.find((lab) => lab.id === id);
}

export function labOfExercise(id: string): Lab | undefined {
  return LABS.find(({ exercises }) => exercises.some((exercise) => exercise.id === id));
}

export function findExercise(id: string): Exercise | undefined {
  return labOfExercise(id)?.exercises.find((exercise) => exercise.id === id);
}
