/** What a course is told: an answer, and where its learner stands. */

import { leaves } from '../exercises/leaves.ts';
import { summarise } from '../progress/summary.ts';
import type { ExerciseRecord, Progress } from '../progress/types.ts';

export interface Answer {
  /** of the exercise */
  readonly id: string;
  /** 0…1; null: nobody grades it */
  readonly score: number | null;
  /** in words, as it was typed */
  readonly said: string;
  readonly at: Date;
  /** since the page was opened, or since the answer before, s */
  readonly seconds: number;
}

/** Standards keep 255 characters of an answer, on one line. */
const LONGEST = 255;

/** The answer that changed a record; null: it was changed by something else. */
export function answerIn(before: ExerciseRecord | undefined, after: ExerciseRecord): Omit<Answer, 'seconds'> | null {
  if (after.attempts <= (before?.attempts ?? 0)) return null;
  const graded = after.failures > (before?.failures ?? 0) || after.last === 1;
  const said = leaves(after.draft).join(' · ').replaceAll(/\s+/g, ' ');
  return {
    id: after.id,
    score: graded ? after.last : null,
    said: [...said].slice(0, LONGEST).join(''),
    at: new Date(after.updated),
  };
}

/** Where a learner stands among the exercises that count. */
export interface Standing {
  /** mean of the best scores, 0…1 */
  readonly score: number;
  /** full score reached */
  readonly solved: number;
  readonly counted: number;
  /** each was tried */
  readonly complete: boolean;
}

export function standingOf(progress: Progress, counted: readonly string[]): Standing {
  const { score, solved } = summarise(progress, counted);
  const complete = counted.length > 0 && counted.every((id) => (progress.exercises[id]?.attempts ?? 0) > 0);
  return { score, solved, counted: counted.length, complete };
}

/** Mean of the best scores from which a course is passed, where it says nothing of it. */
export const PASSED = 0.5;

/** What becomes of a learner's progress outside their browser. */
export interface CourseSession {
  /** what the course kept of earlier sessions; null: nothing yet */
  readonly kept: Progress | null;
  /** tells this learner's work from that of another on the same machine */
  readonly learner: string;
  /** address of the page that was open last, under that of the book; '' at first */
  readonly place: string;
  /** address of the course, where it says one */
  readonly back?: string | undefined;
  /** Of the page that is open now; kept with what is told next. */
  moved(place: string): void;
  /** Of the whole progress after an answer. */
  answered(progress: Progress, answer: Answer): void;
  /** Of the whole progress, when the book is left; once. */
  leave(progress: Progress): void;
}

/** What the learner is told of their course. */
export type CourseState =
  | 'open'
  /** the course has everything, or all but the text of answers, or less */
  | 'kept'
  | 'kept-without-texts'
  | 'too-long'
  /** it does not answer; or did not from the first */
  | 'lost'
  | 'absent'
  | 'ended';
