import type { Store } from './database.ts';
import { mergeReviews, type Unwritten } from './merge.ts';
import { newRecord, type Progress } from './types.ts';
import { uuid } from './uuid.ts';

export interface MemoryStore extends Store {
  /** what was done since the start: the same object until the next change */
  unwritten(): Unwritten;
}

/** The store of database.ts in memory, for while the browser keeps nothing. */
export function memoryStore(start: Progress): MemoryStore {
  let before: Progress = start;
  let progress = start;
  let unwritten: Unwritten = { learner: start.learner, exercises: {}, erased: false };
  const become = (next: Progress, erased = unwritten.erased) => {
    const changed = Object.entries(next.exercises).filter(([id, record]) => record !== before.exercises[id]);
    const reviewed = Object.entries(next.reviews ?? {}).filter(([id, all]) => all !== before.reviews?.[id]);
    unwritten = {
      learner: next.learner,
      exercises: Object.fromEntries(changed),
      reviews: Object.fromEntries(reviewed),
      erased,
    };
    progress = next;
    return progress;
  };
  return {
    read: async () => progress,
    async update(id, change) {
      const record = change(progress.exercises[id] ?? newRecord(id));
      become({ ...progress, exercises: { ...progress.exercises, [id]: record } });
      return record;
    },
    async review(id, review) {
      const reviews = mergeReviews(progress.reviews?.[id] ?? [], [review]);
      become({ ...progress, reviews: { ...progress.reviews, [id]: reviews } });
      return reviews;
    },
    replace: async (change) => become(change(progress)),
    async erase() {
      before = { learner: '', exercises: {} };
      return become({ learner: uuid(), exercises: {} }, true);
    },
    unwritten: () => unwritten,
  };
}
