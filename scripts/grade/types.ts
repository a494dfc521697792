/** What passes between the command and the processes that grade for it. All of it travels as JSON. */
import type { Locale } from '../../kit/i18n/index.ts';

/** An answer to grade. */
export interface Task {
  readonly exercise: string;
  /** of the variant it answers, or where an older book drew it */
  readonly seed: number | Drawn;
  readonly locale: Locale;
  readonly answer: unknown;
  /** Grade it on this seed besides, of which nobody knew, if the exercise draws its tests from one; else null. */
  readonly privately: number | null;
  /** say only what the answer is, in words */
  readonly only?: 'said';
}
export interface Drawn {
  readonly learner: string;
  readonly variant: number;
  readonly since?: number;
}

export interface Graded {
  readonly type: 'graded';
  readonly score: number;
  /** on the private seed; null where another seed asks nothing else */
  readonly privately: number | null;
  /** what the page says of it */
  readonly messages: readonly string[];
  /** the answer in words */
  readonly said: string;
}
export type Outcome =
  | Graded
  /** not an answer to this exercise, and why */
  | { readonly type: 'refused'; readonly message: string; readonly said: string }
  | { readonly type: 'said'; readonly said: string }
  /** no learner of this book can have had that variant on the table */
  | { readonly type: 'no-variant' }
  | { readonly type: 'failed' | 'late'; readonly message: string };

/** What the command must know of the book's exercises, which it does not load itself. */
export interface ExerciseFacts {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  /** answers after the solution was shown do not count: another variant can be asked for */
  readonly renewable: boolean;
  /** false: an open answer, for a person to read */
  readonly counted: boolean;
  /** the same answer can be tested on another seed */
  readonly private: boolean;
}
export type Catalog = readonly ExerciseFacts[];

export type ToWorker = { readonly id: number; readonly task: Task };
export type FromWorker =
  | { readonly type: 'ready'; readonly catalog: Catalog }
  | { readonly type: 'done'; readonly id: number; readonly outcome: Outcome };
