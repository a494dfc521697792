/**
 * What a page does with work that the database does not take: it goes on in memory with notice, is put aside
 * (aside.ts), and is written as soon as the database answers. Fetched with the first change, so that reading costs
 * nothing.
 */
import { openAside } from './aside.ts';
import { DATABASE, type Store } from './database.ts';
import { type MemoryStore, memoryStore } from './memory.ts';
import { mergeUnwritten, type Unwritten } from './merge.ts';
import type { ExerciseRecord, Keeping, Progress, ProgressState } from './types.ts';
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
}

/** When to try the database again, ms. */
const AGAIN = 5_000;

export function createRescue(page: Rescued): Rescue {
  const aside = openAside(`${DATABASE}/`, uuid());
  const changes = new Map<string, ExerciseRecord>();
  let leaving = false;
  let memory: MemoryStore | null = null;
  let recovering = false;
  let later: ReturnType<typeof setTimeout> | undefined;

  const putAside = () => {
    const { learner } = page.state();
    const work: Unwritten = memory?.unwritten() ?? { learner, exercises: {}, erased: false };
    aside.put(leaving ? { ...work, exercises: { ...work.exercises, ...Object.fromEntries(changes) } } : work);
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
      if (changes.size > 0) putAside();
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
        const { learner, exercises } = page.state();
        const start = waiting.reduce(mergeUnwritten, { learner: learner || waiting[0]?.learner || uuid(), exercises });
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
  };
}
