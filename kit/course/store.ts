/**
 * The progress of a learner of a course, for every page of the book that the course shows one after the other: in
 * memory, which takes a change at once, then in this browser and in the course.
 */
import type { Course } from '../progress/course.ts';
import { DATABASE, openStore, type Store } from '../progress/database.ts';
import { mergeProgress, mergeReviews } from '../progress/merge.ts';
import { newRecord, type Progress } from '../progress/types.ts';
import { answerIn, type CourseSession } from './answers.ts';

export interface CourseStore extends Course {
  /** as it stands */
  progress(): Progress;
}

const NOTHING: Progress = { learner: '', exercises: {} };

/** What comes from a page that may be gone tomorrow, as an object of this one. */
const copied = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** `open` and `now` (ms) are replaced in tests. */
export async function courseStore(
  session: CourseSession,
  open: (onClosed: () => void, name: string) => Promise<Store> = openStore,
  now: () => number = Date.now,
): Promise<CourseStore> {
  // several learners may use this browser, for several courses
  const name = `${DATABASE}-${session.learner}`;
  let here: Store | null = null;
  const closed = () => {
    here = null;
  };
  here = await open(closed, name).catch(() => null);
  const stored = await here?.read().catch(() => null);
  const { learner } = session;
  let state: Progress = { ...mergeProgress(stored ?? NOTHING, session.kept ?? NOTHING), learner };
  let since = now();

  /** In this browser too, where it keeps something. */
  const alsoHere = (work: (store: Store) => Promise<unknown>) => {
    if (here) void work(here).catch(() => undefined);
  };
  const replaced = (next: Progress) => {
    state = { ...copied(next), learner };
    alsoHere((store) => store.replace(() => state));
    return state;
  };
  if (session.kept) replaced(state);

  // what changes the state runs before the first wait: the page that asked may be gone before anything else does
  const store: Store = {
    read: async () => state,
    async update(id, change) {
      const before = state.exercises[id];
      const record = copied(change(before ?? newRecord(id)));
      state = { ...state, exercises: { ...state.exercises, [id]: record } };
      alsoHere((kept) => kept.update(id, () => record));
      const answer = answerIn(before, record);
      if (answer) {
        session.answered(state, { ...answer, seconds: (now() - since) / 1000 });
        since = now();
      }
      return record;
    },
    async review(id, review) {
      const reviews = mergeReviews(state.reviews?.[id] ?? [], [copied(review)]);
      state = { ...state, reviews: { ...state.reviews, [id]: reviews } };
      alsoHere((kept) => kept.review(id, copied(review)));
      return reviews;
    },
    replace: async (change) => replaced(change(state)),
    erase: async () => replaced(NOTHING),
  };
  return { open: async () => store, progress: () => state };
}
