import type { Exercise } from '@kit/exercises/types.ts';
import { inTurn } from '../../islands/in-turn.ts';

const sets = import.meta.glob<{ exercises: readonly Exercise[] }>([
  '/labs/*/exercises/index.ts',
  '/sections/*/exercises/index.ts',
]);

/** An exercise by its id and the folder of its set, fetched when it is asked for. */
export async function loadExercise({ id, set }: { readonly id: string; readonly set: string }): Promise<Exercise> {
  const module = sets[`/labs/${set}/exercises/index.ts`] ?? sets[`/sections/${set}/exercises/index.ts`];
  const exercise = module && (await inTurn(module)).exercises.find((one) => one.id === id);
  if (!exercise) throw new Error(`no exercise ${id} in ${set}`);
  return exercise;
}
