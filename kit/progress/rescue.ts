/**
 * What a page does with work that the database does not take: it goes on in memory with notice, is put aside
 * (aside.ts), and is written as soon as the database answers. Fetched with the first change, so that reading costs
 * nothing.
 */
import { openAside } from './aside.ts';
import { DATABASE, type Store } from './database.ts';
import { type MemoryStore, memoryStore } from './memory.ts';
import { mergeReviews, mergeUnwritten, type Unwritten } from './merge.ts';
import type { ExerciseRecord, Keeping, Progress, ProgressState, Review } from './types.ts';
import { uuid } from './uuid.ts';

/** The page's progress, as seen from here (index.ts). */
export interface Rescued {
  state(): ProgressState;
  emit(keeping: Keeping, progress: Progress): void;
  connect(): Promise<Store>;
  /** the connection is of no use any more */
  forget(): void;
  /** why it failed */
  reason(error: unknown): Keeping;
  within<T>(work: Promise<T>): Promise<T>;
  /** what waited is written */
  written(): void;
}

export interface Rescue {
  /** works in place of the database while that does not; null while it does */
  memory(): MemoryStore | null;
  begin(keeping: Keeping): Promise<MemoryStore>;
  /** Writes what waits in memory, when the database answers. */
  recover(): Promise<void>;
  /** Writes what pages have put aside; what cannot be read now waits for the next page. */
  merge(opened: Store): Promise<Progress>;
  putAside(): void;
  /** A change is on its way to the database; call the result when it has arrived. */
  underway(id: string, edit: (record: ExerciseRecord) => ExerciseRecord, before: ExerciseRecord): () => void;
  /** The same of a review. */
  underwayReview(id: string, review: Review): () => void;
}

/** When to try the database again, ms. */
const AGAIN = 5_000;

export function createRescue(page: Rescued): Rescue {
  const aside = openAside(`${DATABASE}/`, uuid());
  const changes = new Map<string, ExerciseRecord>();
  const reviewing = new Map<string, readonly Review[]>();
  let leaving = false;
  let memory: MemoryStore | null = null;
  let recovering = false;
  let later: ReturnType<typeof setTimeout> | undefined;

  const putAside = () => {
    const { learner } = page.state();
    const work: Unwritten = memory?.unwritten() ?? { learner, exercises: {}, erased: false };
    if (!leaving) return aside.put(work);
    const reviews = { ...work.reviews };
    for (const [id, more] of reviewing) reviews[id] = mergeReviews(reviews[id] ?? [], more);
    aside.put({ ...work, exercises: { ...work.exercises, ...Object.fromEntries(changes) }, reviews });
  };

  async function recover(): Promise<void> {
    const waiting = memory;
    if (recovering || !waiting) return;
    recovering = true;
    clearTimeout(later);
    try {
      const opened = await page.connect();
      let written: Unwritten;
      let progress: Progress;
      do {
        written = waiting.unwritten();
        progress = await page.within(opened.replace((here) => mergeUnwritten(here, written)));
      } while (written !== waiting.unwritten());
      memory = null;
      putAside();
      page.emit('stored', progress);
      page.written();
    } catch (error) {
      page.forget();
      if (page.reason(error) === 'memory-lost') later = setTimeout(recover, AGAIN);
    } finally {
      recovering = false;
    }
  }

  if (typeof document !== 'undefined') {
    // a page that is left has no time for the database
    const onHide = () => {
      leaving = true;
      if (changes.size + reviewing.size > 0) putAside();
    };
    window.addEventListener('pagehide', onHide, { capture: true });
    window.addEventListener('pageshow', () => {
      leaving = false;
      putAside();
      void recover();
    });
    document.addEventListener('visibilitychange', () => void recover());
  }

  return {
    memory: () => memory,
    async begin(keeping) {
      // what earlier pages could not write either (a newer book holds the database) is shown, and still waits
      const waiting = await aside.take(aside.keys()).catch(() => []);
      if (!memory) {
        const { learner, exercises, reviews } = page.state();
        const known = { learner: learner || waiting[0]?.learner || uuid(), exercises, ...(reviews && { reviews }) };
        const start = waiting.reduce(mergeUnwritten, known);
        memory = memoryStore(start);
      }
      page.emit(keeping, await memory.read());
      if (keeping === 'memory-lost') later = setTimeout(recover, AGAIN);
      return memory;
    },
    recover,
    async merge(opened) {
      const keys = aside.keys();
      const waiting = await aside.take(keys);
      const progress = await opened.replace((here) => waiting.reduce(mergeUnwritten, here));
      aside.drop(keys);
      return progress;
    },
    putAside,
    underway(id, edit, before) {
      const soon = edit(changes.get(id) ?? before);
      changes.set(id, soon);
      if (leaving) putAside();
      return () => {
        if (changes.get(id) === soon) changes.delete(id);
        if (leaving) putAside();
      };
    },
    underwayReview(id, review) {
      reviewing.set(id, [...(reviewing.get(id) ?? []), review]);
      if (leaving) putAside();
      return () => {
        const left = (reviewing.get(id) ?? []).filter((one) => one !== review);
        if (left.length > 0) reviewing.set(id, left);
        else reviewing.delete(id);
        if (leaving) putAside();
      };
    },
  };
}
