/** Two histories of one learner made one: the best of both, nothing lost. */
import { keptTries } from './record.ts';
import type { Attempt, ExerciseRecord, Progress, Review, Reviews } from './types.ts';

const largest = (a: number | null, b: number | null) => (a === null ? b : b === null ? a : Math.max(a, b));

/** Of both, each once, in the order in which they were given. */
function mergeTries(a: readonly Attempt[] = [], b: readonly Attempt[] = []): readonly Attempt[] {
  const known = new Map([...a, ...b].map((one) => [`${one.at}/${one.seed}`, one]));
  return keptTries([...known.values()].sort((one, other) => (one.at < other.at ? -1 : 1)));
}

/** Attempts are not added: importing the same file twice must change nothing. */
export function mergeRecords(a: ExerciseRecord, b: ExerciseRecord): ExerciseRecord {
  const newer = b.updated > a.updated ? b : a;
  const older = newer === a ? b : a;
  const ahead = newer.variant >= older.variant ? newer : older;
  const same = a.variant === b.variant && a.since === b.since;
  return {
    id: a.id,
    // the variant that is further on, with what belongs to it
    variant: ahead.variant,
    since: ahead.since,
    failures: same ? Math.max(a.failures, b.failures) : ahead.failures,
    last: ahead.last,
    seen: same ? a.seen || b.seen : ahead.seen,
    draft: same ? (newer.draft ?? older.draft) : ahead.draft,
    attempts: Math.max(a.attempts, b.attempts),
    best: largest(a.best, b.best),
    helped: a.helped || b.helped,
    ...((a.tries ?? b.tries) && { tries: mergeTries(a.tries, b.tries) }),
    updated: newer.updated,
  };
}

/** Progress of which a browser kept nothing yet: what was done since, and whether everything before it was erased. */
export interface Unwritten extends Progress {
  readonly erased: boolean;
}

/** What is stored, with what could not be written at its time. */
export function mergeUnwritten(here: Progress, { erased, ...work }: Unwritten): Progress {
  return mergeProgress(erased ? { learner: work.learner, exercises: {} } : here, work);
}

/**
 * Every review of both, in the order in which they were made. A review is told by its time: the same file twice changes
 * nothing.
 */
export function mergeReviews(a: readonly Review[], b: readonly Review[]): readonly Review[] {
  const known = new Set(a.map(({ at }) => at));
  const others = b.filter(({ at }) => !known.has(at));
  if (others.length === 0) return a;
  return [...a, ...others].sort((one, other) => (one.at < other.at ? -1 : 1));
}

function mergeAllReviews(here: Reviews = {}, file: Reviews = {}): Reviews {
  const all: Record<string, readonly Review[]> = { ...here };
  for (const [id, reviews] of Object.entries(file)) all[id] = mergeReviews(all[id] ?? [], reviews);
  return all;
}

/** The learner stays who they are here, unless nothing was done here yet: then the file's variants come with it. */
export function mergeProgress(here: Progress, file: Progress): Progress {
  const fresh = Object.values(here.exercises).every((record) => record.attempts === 0);
  const exercises: Record<string, ExerciseRecord> = { ...here.exercises };
  for (const [id, record] of Object.entries(file.exercises)) {
    const own = exercises[id];
    exercises[id] = own ? mergeRecords(own, record) : record;
  }
  const reviews = mergeAllReviews(here.reviews, file.reviews);
  return { learner: fresh ? file.learner : here.learner, exercises, reviews };
}
