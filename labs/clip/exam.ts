/** Which drawings an exam is about, and what its answers say. */
import { type Answer, confusion, countRight, mixups } from './confusion.ts';
import type { Concept, Gallery } from './gallery.ts';

export interface Exam {
  /** indices of the concepts: the classes */
  readonly concepts: readonly number[];
  /** indices of the drawings, and the class of each */
  readonly drawings: readonly number[];
  readonly truths: readonly number[];
}

/** Every drawing of the concepts never trained on; of one group of them, or of all (null). */
export function examOf({ concepts, drawings }: Pick<Gallery, 'concepts' | 'drawings'>, group: number | null): Exam {
  const chosen = concepts.flatMap((concept, i) =>
    concept.heldOut && (group === null || concept.group === group) ? [i] : [],
  );
  const classOf = new Map(chosen.map((concept, i) => [concept, i]));
  const asked = drawings.flatMap(({ concept }, drawing) => {
    const truth = classOf.get(concept);
    return truth === undefined ? [] : [{ drawing, truth }];
  });
  return { concepts: chosen, drawings: asked.map((one) => one.drawing), truths: asked.map((one) => one.truth) };
}

/** Above this, a matrix of single classes could not be read. */
export const READABLE = 16;

export interface Grid {
  /** counts [size, size] */
  readonly counts: Float32Array;
  readonly size: number;
  /** what each row and column stands for: a concept, or a group of them */
  readonly entries: readonly { readonly concept: Concept | null; readonly group: Concept['group'] }[];
}

/** Confusions between classes, or between their groups where classes are too many. */
export function gridOf(exam: Exam, answers: readonly Answer[], concepts: readonly Concept[]): Grid {
  const asked = exam.concepts.flatMap((index) => concepts[index] ?? []);
  if (asked.length <= READABLE) {
    return {
      counts: confusion(answers, asked.length),
      size: asked.length,
      entries: asked.map((concept) => ({ concept, group: concept.group })),
    };
  }
  const groups = [...new Set(asked.map(({ group }) => group))].sort((a, b) => a - b);
  const groupOf = (index: number) => groups.indexOf(asked[index]?.group as Concept['group']);
  const grouped = answers.map(({ truth, predicted }) => ({ truth: groupOf(truth), predicted: groupOf(predicted) }));
  return {
    counts: confusion(grouped, groups.length),
    size: groups.length,
    entries: groups.map((group) => ({ concept: null, group })),
  };
}

export { type Answer, countRight, mixups };
