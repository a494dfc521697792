/** Labs, their exercises and those of sections, from the manifests; no list is kept elsewhere. */
import type { Exercise } from '@kit/exercises/types.ts';
import type { ExerciseSet, Lab } from '@kit/labs.ts';

const manifests = import.meta.glob<{ lab: Lab }>('/labs/*/lab.ts', { eager: true });
const sets = import.meta.glob<{ set: ExerciseSet }>('/sections/*/set.ts', { eager: true });

export const LABS: readonly Lab[] = Object.values(manifests).map(({ lab }) => lab);

export const EXERCISE_SETS: readonly ExerciseSet[] = [...LABS, ...Object.values(sets).map(({ set }) => set)];

export function findLab(id: string): Lab | undefined {
  return LABS.find((lab) => lab.id === id);
}

export function setOfExercise(id: string): ExerciseSet | undefined {
  return EXERCISE_SETS.find(({ exercises }) => exercises.some((exercise) => exercise.id === id));
}

export function findExercise(id: string): Exercise | undefined {
  return setOfExercise(id)?.exercises.find((exercise) => exercise.id === id);
}
