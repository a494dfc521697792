/** Changes of a record, as pure functions. */
import type { Attempt, ExerciseRecord } from './types.ts';

export type Asked = Pick<Attempt, 'seed' | 'locale'>;
type Change = (record: ExerciseRecord) => ExerciseRecord;

const now = () => new Date().toISOString();

/** graded answers kept of one exercise */
export const KEPT = 10;

/** The latest, and the best with and without the solution in sight: a teacher grades the best again. */
export function keptTries(tries: readonly Attempt[]): readonly Attempt[] {
  if (tries.length <= KEPT) return tries;
  const bestOf = (some: readonly Attempt[]) =>
    some.reduce<Attempt | undefined>((best, one) => (best && best.score >= one.score ? best : one), undefined);
  const best = new Set([bestOf(tries), bestOf(tries.filter(({ seen }) => !seen))]);
  const latest = new Set(tries.filter((one) => !best.has(one)).slice(best.size - KEPT));
  return tries.filter((one) => best.has(one) || latest.has(one));
}

/**
 * A graded answer. Once the solution of the variant is shown, an answer to the same variant is an attempt but no
 * longer raises the best score where another variant can be asked for (`renewable`). `asked`: which variant it answers,
 * in which language.
 */
export const graded =
  (score: number, draft: unknown, renewable: boolean, asked?: Asked): Change =>
  (record) => ({
    ...record,
    ...(asked && {
      tries: keptTries([...(record.tries ?? []), { ...asked, score, answer: draft, seen: record.seen, at: now() }]),
    }),
    attempts: record.attempts + 1,
    failures: record.failures + (score < 1 ? 1 : 0),
    best: record.seen && renewable ? record.best : Math.max(record.best ?? 0, score),
    last: score,
    draft,
    updated: now(),
  });

/** An answer that nobody grades: no score comes of it, and what it is to be compared with is shown. */
export const handedIn =
  (draft: unknown): Change =>
  (record) => ({ ...record, attempts: record.attempts + 1, seen: true, draft, updated: now() });

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
