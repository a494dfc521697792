/** What comes back: short questions on the text, and exercises. Plain data: it travels as an island's props. */
import type { ModelId } from '../runtime/types.ts';

/** Of a section's questions, in `content/revision/<slug>.json`, in one language; texts in the markup of exercises. */
export interface QuestionItem {
  readonly kind: 'question';
  /** `q-<slug>.<name>` */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
  /** to the passage that answers it */
  readonly href: string;
}

export interface ExerciseItem {
  readonly kind: 'exercise';
  /** of the exercise */
  readonly id: string;
  readonly title: string;
  /** to the exercise in its page */
  readonly href: string;
  /** folder of its set: a lab, or a section's own */
  readonly set: string;
  /** that its grader runs */
  readonly models: readonly ModelId[];
}

export type Item = QuestionItem | ExerciseItem;

export interface RevisionSection {
  readonly slug: string;
  /** '55.1.1' */
  readonly number: string;
  readonly title: string;
  readonly items: readonly Item[];
}
