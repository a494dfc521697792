/**
 * The reader's progress in IndexedDB.
 *
 * Shape, version 1 (database `chapitre-i55-progress`):
 *   store `meta`       key 'learner' → UUID string
 *   store `exercises`  key = exercise id (`attention.softmax-row`) → ExerciseRecord (types.ts)
 * No key holds a locale: French and English are the same progress.
 *
 * Lifecycle: opened by the first page that shows an exercise or the progress page; the learner is made then. A record
 * is created by the first edit or graded answer; every change is one read-modify-write transaction, so two tabs cannot
 * lose each other's work. Nothing is deleted but by « erase », which also makes a new learner.
 *
 * A record dated in the future (a clock that was wrong, an old import) is dated of the day it is read, or it would win
 * every merge until then.
 *
 * Migrations: MIGRATIONS[n] takes version n to n + 1; a new version appends one and never edits an old one. A record
 * that no longer passes the schema is left in the store and ignored, so that a newer book's data survives an older one.
 */
import { type DBSchema, type IDBPDatabase, type IDBPTransaction, openDB, type StoreNames } from 'idb';
import { datedBy } from './dates.ts';
import { type ExerciseRecord, newRecord, type Progress } from './types.ts';
import { UUID, uuid } from './uuid.ts';

interface Schema extends DBSchema {
  meta: { key: 'learner'; value: string };
  exercises: { key: string; value: ExerciseRecord };
}

export const DATABASE = 'chapitre-i55-progress';

type Upgrade = (
  db: IDBPDatabase<Schema>,
  transaction: IDBPTransaction<Schema, StoreNames<Schema>[], 'versionchange'>,
) => void;

const MIGRATIONS: readonly Upgrade[] = [
  (db) => {
    db.createObjectStore('meta');
    db.createObjectStore('exercises');
  },
];

export interface Store {
  read(): Promise<Progress>;
  /** Applies a change to one record in one transaction; returns it as written. */
  update(id: string, change: (record: ExerciseRecord) => ExerciseRecord): Promise<ExerciseRecord>;
  /** Makes of everything what `change` makes of it, in one transaction. */
  replace(change: (progress: Progress) => Progress): Promise<Progress>;
  /** Forgets everything, what this version cannot read included, and the learner. */
  erase(): Promise<Progress>;
}

/** Rejects when storage is blocked (private window, policy of the site that frames the book). */
export async function openStore(onClosed: () => void): Promise<Store> {
  const db = await openDB<Schema>(DATABASE, MIGRATIONS.length, {
    upgrade(database, oldVersion, _newVersion, transaction) {
      for (const migrate of MIGRATIONS.slice(oldVersion)) migrate(database, transaction);
    },
    // a newer book in another tab wants to migrate: let it
    blocking(_current, _blocked, event) {
      (event.target as IDBDatabase).close();
      onClosed();
    },
    terminated: onClosed,
  });

  type Write = IDBPTransaction<Schema, ('meta' | 'exercises')[], 'readwrite'>;
  type Valid = (record: unknown) => boolean;

  let loaded: Valid | null = null;
  /** Tells valid records. Loaded before a transaction opens: a transaction waits for nothing but its own requests. */
  const validator = async (): Promise<Valid> => {
    const { recordSchema } = await import('./schema.ts');
    loaded = (record) => recordSchema.safeParse(record).success;
    return loaded;
  };

  const load = async (tx: Write, valid: Valid): Promise<Progress> => {
    const stored = await tx.objectStore('meta').get('learner');
    const learner = typeof stored === 'string' && UUID.test(stored) ? stored : uuid();
    if (learner !== stored) await tx.objectStore('meta').put(learner, 'learner');
    const store = tx.objectStore('exercises');
    const now = Date.now();
    const all = (await store.getAll()).filter(valid).map((record) => {
      const healed = datedBy(record, now, now);
      if (healed !== record) void store.put(healed, healed.id);
      return healed;
    });
    return { learner, exercises: Object.fromEntries(all.map((record) => [record.id, record])) };
  };
  const write = () => db.transaction(['meta', 'exercises'], 'readwrite');

  async function update(id: string, change: (record: ExerciseRecord) => ExerciseRecord): Promise<ExerciseRecord> {
    const tx = db.transaction('exercises', 'readwrite');
    const stored = await tx.store.get(id);
    if (stored !== undefined && loaded === null) {
      await tx.done;
      await validator();
      return update(id, change);
    }
    // a first answer waits for no download: its reader may be leaving the page
    const record = change(stored !== undefined && loaded?.(stored) ? stored : newRecord(id));
    await tx.store.put(record, id);
    await tx.done;
    return record;
  }

  async function read(): Promise<Progress> {
    // counted in the transaction that reads: between two, another tab may write the first record, and none would be
    // seen
    const tx = write();
    if (loaded === null && (await tx.objectStore('exercises').count()) > 0) {
      await tx.done;
      await validator();
      return read();
    }
    // a reader without records downloads no validator
    const progress = await load(tx, loaded ?? (() => false));
    await tx.done;
    return progress;
  }

  return {
    read,
    update,
    async replace(change) {
      const valid = await validator();
      const tx = write();
      const before = await load(tx, valid);
      const progress = change(before);
      const store = tx.objectStore('exercises');
      const records = Object.values(progress.exercises);
      // each request that is waited for costs a turn of the event loop: thousands would freeze the page for seconds
      const requests: Promise<unknown>[] = records
        .filter((record) => record !== before.exercises[record.id])
        .map((record) => store.put(record, record.id));
      for (const id of Object.keys(before.exercises)) if (!(id in progress.exercises)) requests.push(store.delete(id));
      requests.push(tx.objectStore('meta').put(progress.learner, 'learner'));
      await Promise.all([...requests, tx.done]);
      return progress;
    },
    async erase() {
      const tx = write();
      const learner = uuid();
      await Promise.all([tx.objectStore('exercises').clear(), tx.objectStore('meta').put(learner, 'learner'), tx.done]);
      return { learner, exercises: {} };
    },
  };
}
