/** Which drawings an exam is about, and what its answers say. */

import type { Concept, Gallery, Unseen } from '@kit/drawings/gallery.ts';
import { type Answer, confusion, countRight, mixups } from './confusion.ts';

export interface Exam {
  /** indices of the concepts: the classes */
  readonly concepts: readonly number[];
  /** indices of the drawings, and the class of each */
  readonly drawings: readonly number[];
  readonly truths: readonly number[];
}

/**
 * Every drawing that training never saw for one reason; of one group of concepts, or of all (null). Classes: their
 * concepts.
 */
export function examOf(
  { concepts, drawings }: Pick<Gallery, 'concepts' | 'drawings'>,
  unseen: Unseen,
  group: number | null,
): Exam {
  const chosen = drawings.flatMap((drawing, index) => {
    const wanted = drawing.unseen === unseen && (group === null || concepts[drawing.concept]?.group === group);
    return wanted ? [{ index, concept: drawing.concept }] : [];
  });
  const classes = [...new Set(chosen.map(({ concept }) => concept))];
  const classOf = new Map(classes.map((concept, i) => [concept, i]));
  return {
    concepts: classes,
    drawings: chosen.map(({ index }) => index),
    truths: chosen.map(({ concept }) => classOf.get(concept) ?? 0),
  };
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
