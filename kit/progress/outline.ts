/**
 * What the progress views need to know of the book; the page gives it to them. Plain data: it travels as an island's
 * props.
 */
import type { Skill } from '../exercises/skills.ts';

export interface SectionOutline {
  readonly slug: string;
  /** '55.1.1' */
  readonly number: string;
  readonly title: string;
  readonly href: string;
  readonly exercises: readonly {
    readonly id: string;
    readonly title: string;
    readonly skill: Skill;
    /** false: an open answer, which earns no points */
    readonly counted: boolean;
    /** to the exercise in its page */
    readonly href: string;
  }[];
}

/** Those that a total is out of. */
export const countedIds = (exercises: SectionOutline['exercises']): readonly string[] =>
  exercises.filter(({ counted }) => counted).map(({ id }) => id);
