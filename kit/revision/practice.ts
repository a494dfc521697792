/**
 * An exercise that comes back: another variant than any that came before, on a sheet of its own. What the reader has
 * written in the page of the exercise, and their score there, are not touched.
 */
import type { Exercise } from '../exercises/types.ts';
import type { ProgressStore } from '../progress/index.ts';
import { drafted, graded, handedIn, renewed, revealed } from '../progress/record.ts';
import { type ExerciseRecord, newRecord, type ProgressState } from '../progress/types.ts';

interface Place {
  /** from whom the variant is drawn */
  readonly learner: string;
  /** its turn, of which 0 is everybody's */
  readonly variant: number;
}

/**
 * Where the variant of the next review is drawn: after `reviews` reviews, of which each had its own. A list of variants
 * is walked through; where values are drawn, each review draws from a seed of its own.
 */
export function placeOf(exercise: Exercise, learner: string, reviews: number): Place {
  if (exercise.variants) return { learner: `${learner}/revision`, variant: reviews + 1 };
  return { learner: `${learner}/revision/${reviews}`, variant: 1 };
}

/** `progress` with a fresh sheet for this exercise; `onGrade` is told of every graded answer. */
export function practice(
  progress: ProgressStore,
  exercise: Exercise,
  reviews: number,
  onGrade: (score: number) => void,
): ProgressStore {
  const listeners = new Set<(state: ProgressState) => void>();
  let real: ProgressState = { keeping: 'opening', learner: '', exercises: {} };
  let record: ExerciseRecord | null = null;
  const sheet = (): ProgressState => {
    if (real.keeping === 'opening') return real;
    const { learner, variant } = placeOf(exercise, real.learner, reviews);
    record ??= { ...newRecord(exercise.id), variant };
    return { keeping: real.keeping, learner, exercises: { [exercise.id]: record } };
  };
  const become = async (change: (record: ExerciseRecord) => ExerciseRecord) => {
    if (!record) return;
    record = change(record);
    for (const listener of listeners) listener(sheet());
  };
  return {
    ...progress,
    subscribe(listener) {
      listeners.add(listener);
      const stop = progress.subscribe((state) => {
        real = state;
        listener(sheet());
      });
      return () => {
        listeners.delete(listener);
        stop();
      };
    },
    async grade(_id, score, draft, renewable) {
      await become(graded(score, draft, renewable));
      onGrade(score);
    },
    handIn: (_id, answer) => become(handedIn(answer)),
    draft: (_id, draft) => become(drafted(draft)),
    reveal: () => become(revealed),
    renew: () => become(renewed),
  };
}
