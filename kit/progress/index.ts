/**
 * Progress as the page sees it: a store in the sense of Svelte, one per page, shared by every exercise on it.
 * Tabs tell one another of their changes through a BroadcastChannel. A connection that fails is opened once more before
 * anything is said; then rescue.ts takes over.
 */
import { courseAround } from './course.ts';
import { DATABASE, openStore, type Store } from './database.ts';
import type { FileReading } from './file.ts';
import { type Asked, drafted, graded, handedIn, renewed, revealed } from './record.ts';
import type { Rescue } from './rescue.ts';
import {
  type ExerciseRecord,
  type Keeping,
  newRecord,
  type Progress,
  type ProgressState,
  type Review,
} from './types.ts';

export type { ExerciseRecord, Keeping, Progress, ProgressState, Review, Reviews } from './types.ts';

export interface ProgressStore {
  /** Calls at once and on every change; returns the unsubscriber. Opens the database at the first subscription. */
  subscribe(listener: (state: ProgressState) => void): () => void;
  /** `asked`: of the answer, for it to be kept among the tries */
  grade(id: string, score: number, draft: unknown, renewable: boolean, asked?: Asked): Promise<void>;
  /** An answer that is not graded: counted among the attempts, without a score. */
  handIn(id: string, answer: unknown): Promise<void>;
  draft(id: string, draft: unknown): Promise<void>;
  reveal(id: string): Promise<void>;
  renew(id: string): Promise<void>;
  /** Keeps a review of an exercise or of a question. */
  review(id: string, review: Review): Promise<void>;
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

/** Has any page put work aside? (aside.ts) */
function someAside(): boolean {
  try {
    return Object.keys(localStorage).some((key) => key.startsWith(`${DATABASE}/`));
  } catch {
    return false; // storage refused
  }
}

/** `open` is replaced in tests. */
export function createProgress(open: typeof openStore = openStore): ProgressStore {
  let state: ProgressState = { keeping: 'opening', learner: '', exercises: {} };
  const listeners = new Set<(state: ProgressState) => void>();
  const channel = openChannel();
  let connection: Promise<Store> | null = null;
  let rescue: Rescue | null = null;
  let rescuing: Promise<Rescue> | null = null;
  let persistAsked = false;

  const emit = (keeping: Keeping, progress: Progress) => {
    const { learner, exercises, reviews } = progress;
    state = { keeping, learner, exercises, ...(reviews && { reviews }) };
    for (const listener of listeners) listener(state);
  };
  const announce = () => channel?.postMessage('changed');

  const connect = (): Promise<Store> => {
    if (connection) return connection;
    const forget = () => {
      if (connection === mine) connection = null; // opened again at the next change
    };
    const mine = within(open(forget)).then(async (opened) => {
      const merged = someAside()
        ? await loadRescue()
            .then((it) => it.merge(opened))
            .catch(() => null)
        : null;
      const progress = merged ?? (await within(opened.read()));
      if (!rescue?.memory()) emit('stored', progress);
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

  const forget = () => {
    connection = null;
  };
  const page = { state: () => state, emit, connect, forget, reason, within, written: announce };
  const loadRescue = (): Promise<Rescue> => {
    rescuing ??= import('./rescue.ts').then(({ createRescue }) => {
      rescue = createRescue(page);
      return rescue;
    });
    rescuing.catch(() => {
      rescuing = null;
    });
    return rescuing;
  };

  /** Uses the database, opened once more where it fails (the system cut it, a newer book migrated it), else memory. */
  const using = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    let memory = rescue?.memory();
    for (let attempt = 1; !memory; attempt += 1) {
      const current = connect();
      try {
        const opened = await current;
        memory = rescue?.memory();
        if (!memory) return await within(work(opened));
      } catch (error) {
        if (connection === current) connection = null;
        const why = reason(error);
        if (attempt === 2 || why !== 'memory-lost' || isLate(error)) memory = await (await loadRescue()).begin(why);
      }
    }
    const result = await work(memory);
    rescue?.putAside();
    return result;
  };

  /** A change, of which the other tabs are told. */
  const change = async <T>(work: (store: Store) => Promise<T>): Promise<T> => {
    void rescue?.recover();
    const result = await using(work);
    if (state.keeping === 'stored') announce();
    return result;
  };

  const update = async (id: string, edit: (record: ExerciseRecord) => ExerciseRecord) => {
    // there before it is needed: the network may be lost with the database
    void loadRescue().catch(() => {});
    const arrived = rescue?.underway(id, edit, recordOf(state, id));
    const record = await change((opened) => opened.update(id, edit));
    arrived?.();
    emit(state.keeping, { ...state, exercises: { ...state.exercises, [id]: record } });
  };

  /** asked when there is something worth keeping; a refusal changes nothing, and nobody waits for an answer */
  const askToPersist = () => {
    if (persistAsked || state.keeping !== 'stored') return;
    persistAsked = true;
    void globalThis.navigator?.storage?.persist?.().catch(() => false);
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

  return {
    subscribe(listener) {
      listeners.add(listener);
      listener(state);
      if (typeof window !== 'undefined') void using(async () => {}).catch(() => {}); // the next change tries again
      return () => listeners.delete(listener);
    },
    async grade(id, score, draft, renewable, asked) {
      await update(id, graded(score, draft, renewable, asked));
      askToPersist();
    },
    async review(id, review) {
      void loadRescue().catch(() => {});
      const arrived = rescue?.underwayReview(id, review);
      const reviews = await change((opened) => opened.review(id, review));
      arrived?.();
      emit(state.keeping, { ...state, reviews: { ...state.reviews, [id]: reviews } });
      askToPersist();
    },
    async handIn(id, answer) {
      await update(id, handedIn(answer));
      askToPersist();
    },
    draft: (id, draft) => update(id, drafted(draft)),
    reveal: (id) => update(id, revealed),
    renew: (id) => update(id, renewed),
    async export(date) {
      const { writeFile } = await import('./file.ts');
      return writeFile(await using((opened) => opened.read()), date);
    },
    async import(text) {
      const [{ readFile }, { mergeProgress }] = await Promise.all([import('./file.ts'), import('./merge.ts')]);
      const reading = readFile(text);
      if (reading.ok) await replace((opened) => opened.replace((here) => mergeProgress(here, reading.progress)));
      return reading;
    },
    erase: () => replace((opened) => opened.erase()),
  };
}

/** The page's own: of the course that frames it, else of this browser. */
export const progress = createProgress(courseAround()?.open);
