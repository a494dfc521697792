/** What a student hands in: answers with all that it takes to grade them again (scripts/grade). */
import type { Locale } from '../i18n/index.ts';
import type { Attempt } from '../progress/types.ts';

export const FORMAT = 'chapitre-i55-report';
export const VERSION = 1;

/** One exercise of a report. */
export interface ReportEntry {
  /** `<lab-id>.<name>` */
  readonly id: string;
  /** graded answers in all, of which `tries` are kept */
  readonly attempts: number;
  /** best score, 0…1; null before the first graded answer */
  readonly best: number | null;
  /** the solution of some variant was shown before the first full score */
  readonly helped: boolean;
  readonly variant: number;
  readonly since?: number;
  readonly tries: readonly Attempt[];
  /** the last answer as it stands in its form, where none was graded (an open one), or by a book that kept no tries */
  readonly draft?: unknown;
  /** of the entry and its learner (digest.ts): shows that it was edited by accident, not by design */
  readonly digest: string;
}

export interface Report {
  readonly format: typeof FORMAT;
  readonly version: number;
  /** version of the book */
  readonly book: string;
  readonly name: string;
  readonly locale: Locale;
  /** ISO 8601, UTC */
  readonly made: string;
  /** UUID: the variants are drawn from it */
  readonly learner: string;
  /** ids that the teacher chose, in their order; null: all that was answered */
  readonly set: readonly string[] | null;
  readonly exercises: readonly ReportEntry[];
  /** of all the rest */
  readonly digest: string;
}
