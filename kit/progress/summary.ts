/** Progress of a set of exercises: those of a section, or of the book. */
import type { Progress } from './types.ts';

export interface Summary {
  readonly exercises: number;
  readonly started: number;
  /** full score reached */
  readonly solved: number;
  /** mean of the best scores over all exercises, 0…1 */
  readonly score: number;
}

export function summarise(progress: Progress, ids: readonly string[]): Summary {
  const bests = ids.map((id) => progress.exercises[id]?.best ?? null);
  const total = bests.reduce<number>((sum, best) => sum + (best ?? 0), 0);
  return {
    exercises: ids.length,
    started: bests.filter((best) => best !== null).length,
    solved: bests.filter((best) => best === 1).length,
    score: ids.length > 0 ? total / ids.length : 0,
  };
}
