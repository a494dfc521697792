/** Changes of a record, as pure functions. */
import type { ExerciseRecord } from './types.ts';

type Change = (record: ExerciseRecord) => ExerciseRecord;

const now = () => new Date().toISOString();

/**
 * A graded answer. Once the solution of the variant is shown, an answer to the same variant is an attempt but no
 * longer raises the best score where another variant can be asked for (`renewable`).
 */
export const graded =
  (score: number, draft: unknown, renewable: boolean): Change =>
  (record) => ({
    ...record,
    attempts: record.attempts + 1,
    failures: record.failures + (score < 1 ? 1 : 0),
    best: record.seen && renewable ? record.best : Math.max(record.best ?? 0, score),
    last: score,
    draft,
    updated: now(),
  });

export const drafted =
  (draft: unknown): Change =>
  (record) => ({ ...record, draft, updated: now() });

/** The solution was shown; seeing it after a full score takes nothing away. */
export const revealed: Change = (record) => ({
  ...record,
  seen: true,
  helped: record.helped || record.best !== 1,
  updated: now(),
});

/** Another variant: a fresh page, the attempts and the best score stay. */
export const renewed: Change = (record) => ({
  ...record,
  variant: record.variant + 1,
  since: record.since ?? record.variant + 1,
  failures: 0,
  last: null,
  seen: false,
  draft: null,
  updated: now(),
});
