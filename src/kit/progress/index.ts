/**
 * Progress as the page sees it: a store in the sense of Svelte, one per page, shared by every exercise on it.
 * Tabs tell one another of their changes through a BroadcastChannel; a failed write moves the page to memory, with notice.
 */

import { DATABASE, memoryStore, openStore, type Store } from './database.ts';
import type { FileReading } from './file.ts';
import { mergeProgress } from './merge.ts';
import { drafted, graded, renewed, revealed } from './record.ts';
import { type ExerciseRecord, type Keeping, newRecord, type Progress, type ProgressState } from './types.ts';
import { uuid } from './uuid.ts';

export type { ExerciseRecord, Keeping, Progress, ProgressState } from './types.ts';

export interface ProgressStore {
  /** Calls at once and on every change; returns the unsubscriber. Opens the database at the first subscription. */
  subscribe(listener: (state: ProgressState) => void): () => void;
  grade(id: string, score: number, draft: unknown, renewable: boolean): Promise<void>;
  draft(id: string, draft: unknown): Promise<void>;
  reveal(id: string): Promise<void>;
  renew(id: string): Promise<void>;
  /** the file's text */
  export(date: Date): Promise<string>;
  /** A refused file changes nothing. */
  import(text: string): Promise<FileReading>;
  erase(): Promise<void>;
}

export function recordOf(state: Progress, id: string): ExerciseRecord {
  return state.exercises[id] ?? newRecord(id);
}

/** `open` is replaced in tests. */
export function createProgress(open: typeof openStore = openStore): ProgressStore {
  let state: ProgressState = { keeping: 'opening', learner: '', exercises: {} };
  const listeners = new Set<(state: ProgressState) => void>();
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(DATABASE);
  let opening: Promise<Store> | null = null;
  let persistAsked = false;

  const emit = (keeping: Keeping, progress: Progress) => {
    state = { keeping, learner: progress.learner, exercises: progress.exercises };
    for (const listener of listeners) listener(state);
  };

  const toMemory = (keeping: Keeping): Store => {
    const store = memoryStore({ learner: state.learner || uuid(), exercises: state.exercises });
    opening = Promise.resolve(store);
    emit(keeping, { learner: state.learner, exercises: state.exercises });
    return store;
  };

  const store = (): Promise<Store> => {
    opening ??= open(() => {
      opening = null; // opened again at the next change
    })
      .then(async (opened) => {
        emit('stored', await opened.read());
        return opened;
      })
      .catch(async () => {
        const memory = toMemory('memory-blocked');
        emit('memory-blocked', await memory.read());
        return memory;
      });
    return opening;
  };

  /**
   * Uses the store. A connection closed meanwhile (a newer book migrates, the browser cleans up) is opened again; when
   * the browser cannot write any more, the work is done in memory.
   */
  const using = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const current = store();
    const opened = await current;
    try {
      return await work(opened);
    } catch (error) {
      if (opening !== current) return using(work);
      if (state.keeping !== 'stored') throw error;
      const full = error instanceof DOMException && error.name === 'QuotaExceededError';
      return work(toMemory(full ? 'memory-full' : 'memory-blocked'));
    }
  };

  /** A change, of which the other tabs are told. */
  const change = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    const result = await using(work);
    if (state.keeping === 'stored') channel?.postMessage('changed');
    return result;
  };

  const update = async (id: string, edit: (record: ExerciseRecord) => ExerciseRecord) => {
    const record = await change((opened) => opened.update(id, edit));
    emit(state.keeping, { learner: state.learner, exercises: { ...state.exercises, [id]: record } });
  };

  const replace = async (edit: (progress: Progress) => Progress) => {
    const progress = await change((opened) => opened.replace(edit));
    emit(state.keeping, progress);
  };

  channel?.addEventListener('message', async () => {
    if (state.keeping !== 'stored') return;
    const read = await using((opened) => opened.read());
    emit(state.keeping, read);
  });

  return {
    subscribe(listener) {
      listeners.add(listener);
      listener(state);
      if (typeof window !== 'undefined') void store();
      return () => listeners.delete(listener);
    },
    async grade(id, score, draft, renewable) {
      await update(id, graded(score, draft, renewable));
      if (persistAsked || state.keeping !== 'stored') return;
      persistAsked = true;
      // asked when there is something worth keeping; a refusal changes nothing, and a browser that asks its reader may
      // take its time: nobody waits
      void globalThis.navigator?.storage?.persist?.().catch(() => false);
    },
    draft: (id, draft) => update(id, drafted(draft)),
    reveal: (id) => update(id, revealed),
    renew: (id) => update(id, renewed),
    async export(date) {
      const { writeFile } = await import('./file.ts');
      return writeFile(await using((opened) => opened.read()), date);
    },
    async import(text) {
      const { readFile } = await import('./file.ts');
      const reading = readFile(text);
      if (reading.ok) await replace((here) => mergeProgress(here, reading.progress));
      return reading;
    },
    erase: () => replace(() => ({ learner: uuid(), exercises: {} })),
  };
}

/** The page's own. */
export const progress = createProgress();
