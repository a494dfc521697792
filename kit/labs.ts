/** What labs, and sections that have exercises of their own, declare about themselves. */
import type { Exercise } from './exercises/types.ts';
import type { Localized } from './i18n/index.ts';
import type { ModelId } from './runtime/types.ts';

/**
 * Exercises that stand in one folder: a lab’s, or in `sections/<slug>/set.ts` (export named `set`) those that belong to
 * no lab.
 */
export interface ExerciseSet {
  /** folder name: that of the lab, or the section’s slug */
  readonly id: string;
  readonly exercises: readonly Exercise[];
}

/** In `labs/<id>/lab.ts` (export named `lab`). */
export interface Lab extends ExerciseSet {
  /** slug of the section it sits in, e.g. '55-1-1' */
  readonly section: string;
  readonly title: Localized;
  readonly models: readonly ModelId[];
}
