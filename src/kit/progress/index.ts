/**
 * Progress as the page sees it: a store in the sense of Svelte, one per page, shared by every exercise on it.
 * Tabs tell one another of their changes through a BroadcastChannel. Work that the database does not take, even opened
 * once more, goes on in memory with notice, is put aside (aside.ts), and is written as soon as the database answers.
 */
import { openAside } from './aside.ts';
import { DATABASE, type MemoryStore, memoryStore, openStore, type Store } from './database.ts';
import type { FileReading } from './file.ts';
import { mergeProgress, mergeUnwritten, type Unwritten } from './merge.ts';
import { tellNextPage } from './moved.ts';
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

/** A phone that wakes a page up may leave its requests without an answer: after this long, ms, they count as lost. */
const PATIENCE = 6_000;
/** When to try the database again, ms. */
const AGAIN = 5_000;

function within<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout>;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DOMException('no answer', 'TimeoutError')), PATIENCE);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

const isLate = (error: unknown) => error instanceof DOMException && error.name === 'TimeoutError';

/** Firefox refuses a channel where it blocks storage: the tabs then do without. */
function openChannel(): BroadcastChannel | null {
  try {
    return new BroadcastChannel(DATABASE);
  } catch {
    return null;
  }
}

/** `open` is replaced in tests. */
export function createProgress(open: typeof openStore = openStore): ProgressStore {
  let state: ProgressState = { keeping: 'opening', learner: '', exercises: {} };
  const listeners = new Set<(state: ProgressState) => void>();
  const channel = openChannel();
  const aside = openAside(`${DATABASE}/`, uuid());
  /** changes on their way to the database */
  const underway = new Map<string, ExerciseRecord>();
  let leaving = false;
  let connection: Promise<Store> | null = null;
  /** what works in place of the database while it does not */
  let memory: MemoryStore | null = null;
  let recovering = false;
  let later: ReturnType<typeof setTimeout> | undefined;
  let persistAsked = false;

  const emit = (keeping: Keeping, progress: Progress) => {
    state = { keeping, learner: progress.learner, exercises: progress.exercises };
    if (keeping === 'stored') tellNextPage(state);
    for (const listener of listeners) listener(state);
  };

  const putAside = () => {
    const { learner } = state;
    const work: Unwritten = memory?.unwritten() ?? { learner, exercises: {}, erased: false };
    aside.put(leaving ? { ...work, exercises: { ...work.exercises, ...Object.fromEntries(underway) } } : work);
  };

  const connect = (): Promise<Store> => {
    if (connection) return connection;
    const forget = () => {
      if (connection === mine) connection = null; // opened again at the next change
    };
    const mine = within(open(forget)).then(async (opened) => {
      const keys = aside.keys();
      // what cannot be read now waits for the next page
      const waiting = keys.length > 0 ? await aside.take(keys).catch(() => []) : [];
      const merge = (here: Progress) => waiting.reduce(mergeUnwritten, here);
      const progress = await within(waiting.length > 0 ? opened.replace(merge) : opened.read());
      if (waiting.length > 0) aside.drop(keys);
      if (!memory) emit('stored', progress);
      return opened;
    });
    connection = mine;
    mine.catch(forget);
    return mine;
  };

  const reason = (error: unknown): Keeping => {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'QuotaExceededError') return 'memory-full';
    // Firefox's private windows were in no state to be written to
    const refused =
      name === 'SecurityError' || (state.keeping === 'opening' && ['', 'InvalidStateError'].includes(name));
    return refused ? 'memory-blocked' : 'memory-lost';
  };

  const toMemory = (keeping: Keeping): MemoryStore => {
    memory ??= memoryStore({ learner: state.learner || uuid(), exercises: state.exercises });
    emit(keeping, { learner: memory.unwritten().learner, exercises: state.exercises });
    if (keeping === 'memory-lost') later = setTimeout(recover, AGAIN);
    return memory;
  };

  /** Uses the database, opened once more where it fails (the system cut it, a newer book migrated it), else memory. */
  const using = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    for (let attempt = 1; !memory; attempt += 1) {
      const current = connect();
      try {
        const opened = await current;
        if (!memory) return await within(work(opened));
      } catch (error) {
        if (connection === current) connection = null;
        const why = reason(error);
        if (attempt === 2 || why !== 'memory-lost' || isLate(error)) toMemory(why);
      }
    }
    const result = await work(memory);
    putAside();
    return result;
  };

  /** Writes what waits in memory, when the database answers. */
  async function recover(): Promise<void> {
    const waiting = memory;
    if (recovering || !waiting) return;
    recovering = true;
    clearTimeout(later);
    try {
      const opened = await connect();
      let written: Unwritten;
      let progress: Progress;
      do {
        written = waiting.unwritten();
        progress = await within(opened.replace((here) => mergeUnwritten(here, written)));
      } while (written !== waiting.unwritten());
      memory = null;
      putAside();
      emit('stored', progress);
      channel?.postMessage('changed');
    } catch (error) {
      connection = null;
      if (reason(error) === 'memory-lost') later = setTimeout(recover, AGAIN);
    } finally {
      recovering = false;
    }
  }

  /** A change, of which the other tabs are told. */
  const change = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    void recover();
    const result = await using(work);
    if (state.keeping === 'stored') channel?.postMessage('changed');
    return result;
  };

  const update = async (id: string, edit: (record: ExerciseRecord) => ExerciseRecord) => {
    const soon = edit(underway.get(id) ?? recordOf(state, id));
    underway.set(id, soon);
    if (leaving) putAside();
    const record = await change((opened) => opened.update(id, edit));
    if (underway.get(id) === soon) underway.delete(id);
    if (leaving) putAside();
    emit(state.keeping, { learner: state.learner, exercises: { ...state.exercises, [id]: record } });
  };

  const replace = async (work: (store: Store) => Promise<Progress>) => {
    const progress = await change(work);
    emit(state.keeping, progress);
  };

  channel?.addEventListener('message', async () => {
    if (state.keeping !== 'stored') return;
    const read = await using((opened) => opened.read());
    emit(state.keeping, read);
  });

  const watch = () => {
    // a page that is left has no time for the database
    window.addEventListener(
      'pagehide',
      () => {
        leaving = true;
        if (underway.size > 0) putAside();
      },
      { capture: true },
    );
    window.addEventListener('pageshow', () => {
      leaving = false;
      putAside();
      void recover();
    });
    document.addEventListener('visibilitychange', () => void recover());
  };
  if (typeof document !== 'undefined') watch();

  return {
    subscribe(listener) {
      listeners.add(listener);
      listener(state);
      if (typeof window !== 'undefined') void using(async () => {});
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
      if (reading.ok) await replace((opened) => opened.replace((here) => mergeProgress(here, reading.progress)));
      return reading;
    },
    erase: () => replace((opened) => opened.erase()),
  };
}

/** The page's own. */
export const progress = createProgress();
