/** Exercises of the book as the pages of a class need them. Plain data: it travels as an island's props. */
export interface ListedExercise {
  readonly id: string;
  /** number and title */
  readonly title: string;
  /** to the exercise in its page */
  readonly href: string;
  /** folder of its set: a lab, or a section's own */
  readonly set: string;
  /** false: an open answer, which earns no points */
  readonly counted: boolean;
}
export interface ListedSection {
  readonly slug: string;
  /** '55.1.1' */
  readonly number: string;
  readonly title: string;
  readonly exercises: readonly ListedExercise[];
}
