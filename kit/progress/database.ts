/**
 * The reader's progress in IndexedDB.
 *
 * Shape, version 2 (database `chapitre-i55-progress`):
 *   store `meta`       key 'learner' → UUID string
 *   store `exercises`  key = exercise id (`attention.softmax-row`) → ExerciseRecord (types.ts)
 *   store `reviews`    key = id of an exercise or of a question → Review[] (types.ts), since version 2
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
import { datedBy, reviewsDatedBy } from './dates.ts';
import { mergeReviews } from './merge.ts';
import { type ExerciseRecord, newRecord, type Progress, type Review } from './types.ts';
import { UUID, uuid } from './uuid.ts';

interface Schema extends DBSchema {
  meta: { key: 'learner'; value: string };
  exercises: { key: string; value: ExerciseRecord };
  reviews: { key: string; value: readonly Review[] };
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
  (db) => {
    db.createObjectStore('reviews');
  },
];

export interface Store {
  read(): Promise<Progress>;
  /** Applies a change to one record in one transaction; returns it as written. */
  update(id: string, change: (record: ExerciseRecord) => ExerciseRecord): Promise<ExerciseRecord>;
  /** Adds a review of one item in one transaction; returns all of them as written. */
  review(id: string, review: Review): Promise<readonly Review[]>;
  /** Makes of everything what `change` makes of it, in one transaction. */
  replace(change: (progress: Progress) => Progress): Promise<Progress>;
  /** Forgets everything, what this version cannot read included, and the learner. */
  erase(): Promise<Progress>;
}

/**
 * Rejects when storage is blocked (private window, policy of the site that frames the book). `name`: another one where
 * several learners meet on one address (kit/course).
 */
export async function openStore(onClosed: () => void, name = DATABASE): Promise<Store> {
  const db = await openDB<Schema>(name, MIGRATIONS.length, {
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

  type Write = IDBPTransaction<Schema, ('meta' | 'exercises' | 'reviews')[], 'readwrite'>;
  interface Valid {
    record(stored: unknown): boolean;
    reviews(stored: unknown): boolean;
  }
  const none: Valid = { record: () => false, reviews: () => false };

  let loaded: Valid | null = null;
  /** Tells valid records. Loaded before a transaction opens: a transaction waits for nothing but its own requests. */
  const validator = async (): Promise<Valid> => {
    const { recordSchema, reviewsSchema } = await import('./schema.ts');
    loaded = {
      record: (stored) => recordSchema.safeParse(stored).success,
      reviews: (stored) => reviewsSchema.safeParse(stored).success,
    };
    return loaded;
  };

  const loadReviews = async (tx: Write, valid: Valid): Promise<Progress['reviews']> => {
    const store = tx.objectStore('reviews');
    const [ids, all] = await Promise.all([store.getAllKeys(), store.getAll()]);
    const now = Date.now();
    const known = ids.flatMap((id, i) => {
      const stored = all[i];
      if (!valid.reviews(stored)) return [];
      const healed = reviewsDatedBy(stored as readonly Review[], now);
      if (healed !== stored) void store.put(healed, id);
      return [[id, healed] as const];
    });
    return known.length > 0 ? Object.fromEntries(known) : undefined;
  };
  const load = async (tx: Write, valid: Valid): Promise<Progress> => {
    const stored = await tx.objectStore('meta').get('learner');
    const learner = typeof stored === 'string' && UUID.test(stored) ? stored : uuid();
    if (learner !== stored) await tx.objectStore('meta').put(learner, 'learner');
    const store = tx.objectStore('exercises');
    const now = Date.now();
    const all = (await store.getAll()).filter(valid.record).map((record) => {
      const healed = datedBy(record, now, now);
      if (healed !== record) void store.put(healed, healed.id);
      return healed;
    });
    const reviews = await loadReviews(tx, valid);
    return {
      learner,
      exercises: Object.fromEntries(all.map((record) => [record.id, record])),
      ...(reviews && { reviews }),
    };
  };
  const write = () => db.transaction(['meta', 'exercises', 'reviews'], 'readwrite');

  async function update(id: string, change: (record: ExerciseRecord) => ExerciseRecord): Promise<ExerciseRecord> {
    const tx = db.transaction('exercises', 'readwrite');
    const stored = await tx.store.get(id);
    if (stored !== undefined && loaded === null) {
      await tx.done;
      await validator();
      return update(id, change);
    }
    // a first answer waits for no download: its reader may be leaving the page
    const record = change(stored !== undefined && loaded?.record(stored) ? stored : newRecord(id));
    await Promise.all([tx.store.put(record, id), tx.done]);
    return record;
  }

  async function review(id: string, added: Review): Promise<readonly Review[]> {
    const valid = await validator();
    const tx = db.transaction('reviews', 'readwrite');
    const stored = await tx.store.get(id);
    const reviews = mergeReviews(valid.reviews(stored) ? (stored as readonly Review[]) : [], [added]);
    await Promise.all([tx.store.put(reviews, id), tx.done]);
    return reviews;
  }

  async function read(): Promise<Progress> {
    // counted in the transaction that reads: between two, another tab may write the first record, and none would be
    // seen
    const tx = write();
    const some = async () => {
      const counts = (['exercises', 'reviews'] as const).map((name) => tx.objectStore(name).count());
      return (await Promise.all(counts)).some((count) => count > 0);
    };
    if (loaded === null && (await some())) {
      await tx.done;
      await validator();
      return read();
    }
    // a reader without records downloads no validator
    const progress = await load(tx, loaded ?? none);
    await tx.done;
    return progress;
  }

  return {
    read,
    update,
    review,
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
      const reviews = tx.objectStore('reviews');
      const reviewed = Object.entries(progress.reviews ?? {}).filter(([id, all]) => all !== before.reviews?.[id]);
      requests.push(...reviewed.map(([id, all]) => reviews.put(all, id)));
      for (const id of Object.keys(before.reviews ?? {})) {
        if (!(id in (progress.reviews ?? {}))) requests.push(reviews.delete(id));
      }
      requests.push(tx.objectStore('meta').put(progress.learner, 'learner'));
      await Promise.all([...requests, tx.done]);
      return progress;
    },
    async erase() {
      const tx = write();
      const learner = uuid();
      const cleared = (['exercises', 'reviews'] as const).map((name) => tx.objectStore(name).clear());
      await Promise.all([...cleared, tx.objectStore('meta').put(learner, 'learner'), tx.done]);
      return { learner, exercises: {} };
    },
  };
}
