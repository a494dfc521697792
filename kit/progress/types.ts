import type { Locale } from '../i18n/index.ts';

/** A graded answer, with what it takes to grade it again elsewhere. */
export interface Attempt {
  /** of the variant that was on the table (kit/exercises/random.ts) */
  readonly seed: number;
  /** of the page: some exercises ask in words */
  readonly locale: Locale;
  /** 0…1 */
  readonly score: number;
  /** in the shape of the exercise's kind */
  readonly answer: unknown;
  /** the solution of this variant had been shown */
  readonly seen: boolean;
  /** ISO 8601, UTC */
  readonly at: string;
}

/** What is remembered of a learner. Little in it depends on the language of the page. */
export interface ExerciseRecord {
  /** `<lab-id>.<name>` */
  readonly id: string;
  /** which variant is on the table: 0, 1, 2 … each « new variant » adds one */
  readonly variant: number;
  /**
   * The number at which everybody's first variant was on the table. Absent from records of older books until their
   * « new variant »: there the learner decided of every variant, the first too.
   */
  readonly since?: number;
  /** graded answers, over all variants */
  readonly attempts: number;
  /** graded answers on the current variant that were not fully right */
  readonly failures: number;
  /** best score so far, 0…1; null before the first graded answer */
  readonly best: number | null;
  /** score of the last graded answer on the current variant; null when there is none */
  readonly last: number | null;
  /** the solution of the current variant has been shown */
  readonly seen: boolean;
  /** the solution of some variant was shown before the first full score */
  readonly helped: boolean;
  /** the answer as last edited, in the shape of the exercise's kind */
  readonly draft: unknown;
  /** graded answers, the earliest first: the best and the latest (record.ts); older books kept none */
  readonly tries?: readonly Attempt[];
  /** ISO 8601, UTC */
  readonly updated: string;
}

/**
 * One review of something that comes back (kit/revision). Only what happened is kept: when it comes back next follows
 * from it, so that two histories can be made one without losing a review of either.
 */
export interface Review {
  /** ISO 8601, UTC */
  readonly at: string;
  /** 1 forgotten, 2 hard, 3 good, 4 easy */
  readonly rating: 1 | 2 | 3 | 4;
  /** that the reader spent on it, s */
  readonly seconds: number;
}

/** From the earliest to the latest, by the id of the exercise or of the question (`q-<slug>.<name>`). */
export type Reviews = Readonly<Record<string, readonly Review[]>>;

export interface Progress {
  /** UUID, made once: seeds the variants; not linked to anything else */
  readonly learner: string;
  readonly exercises: Readonly<Record<string, ExerciseRecord>>;
  /** absent: none yet */
  readonly reviews?: Reviews;
}

/**
 * Where progress lives: for good, or in this tab only and why: the browser lets nothing be stored, has no room, or its
 * storage does not answer, which may pass.
 */
export type Keeping = 'opening' | 'stored' | 'memory-blocked' | 'memory-full' | 'memory-lost';

export interface ProgressState extends Progress {
  readonly keeping: Keeping;
}

export function newRecord(id: string): ExerciseRecord {
  return {
    id,
    variant: 0,
    since: 0,
    attempts: 0,
    failures: 0,
    best: null,
    last: null,
    seen: false,
    helped: false,
    draft: null,
    updated: new Date(0).toISOString(),
  };
}
