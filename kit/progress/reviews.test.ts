/** Reviews in the store: kept by two tabs, by files, by older and newer books, and when the browser fails. */
import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DATABASE, openStore } from './database.ts';
import { readFile, writeFile } from './file.ts';
import { createProgress, type ProgressState, type Review } from './index.ts';
import { mergeProgress, mergeReviews } from './merge.ts';
import { newRecord } from './types.ts';

const ID = 'q-55-1-1.scale';
const LEARNER = '3f2b8a4e-1c5d-4e6f-8a9b-0c1d2e3f4a5b';
const DATE = new Date('2026-11-24T08:00:00.000Z');
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`;
const review = (day: number, rating: Review['rating'] = 3): Review => ({ at: at(day), rating, seconds: 12 });

vi.stubGlobal('window', globalThis);
beforeEach(async () => {
  await deleteDB(DATABASE);
});
afterEach(() => vi.restoreAllMocks());

async function opened(store = createProgress()) {
  let state: ProgressState = { keeping: 'opening', learner: '', exercises: {} };
  store.subscribe((next) => {
    state = next;
  });
  await vi.waitFor(() => expect(state.keeping).not.toBe('opening'));
  return { store, state: () => state };
}

test('a review is found again by the next page', async () => {
  const { store } = await opened();
  await store.review(ID, review(2));
  await store.review(ID, review(4, 1));
  expect((await opened()).state().reviews).toEqual({ [ID]: [review(2), review(4, 1)] });
});

test('two tabs that review the same at once both keep theirs, and see the other’s', async () => {
  const [a, b] = [await opened(), await opened()];
  await Promise.all([
    a.store.review(ID, review(2)),
    b.store.review(ID, review(3, 1)),
    b.store.grade('x.y', 1, 0, true),
  ]);
  await vi.waitFor(() => {
    for (const tab of [a, b]) {
      expect(tab.state().reviews?.[ID]).toEqual([review(2), review(3, 1)]);
      expect(tab.state().exercises['x.y']?.best).toBe(1);
    }
  });
});

test('the database of an older book is kept, and takes reviews', async () => {
  const older = await openDB(DATABASE, 1, {
    upgrade(db) {
      db.createObjectStore('meta');
      db.createObjectStore('exercises');
    },
  });
  await older.put('meta', LEARNER, 'learner');
  await older.put('exercises', { ...newRecord('a.b'), best: 0.5, attempts: 2 }, 'a.b');
  older.close();
  const { store, state } = await opened();
  expect(state()).toMatchObject({ keeping: 'stored', learner: LEARNER, exercises: { 'a.b': { best: 0.5 } } });
  await store.review(ID, review(2));
  expect((await opened()).state()).toMatchObject({
    exercises: { 'a.b': { attempts: 2 } },
    reviews: { [ID]: [review(2)] },
  });
});

test('reviews travel in the file; the same file twice changes nothing; erasing erases them', async () => {
  const { store, state } = await opened();
  await store.review(ID, review(2));
  const file = await store.export(DATE);
  await store.review(ID, review(5));
  expect(await store.import(file)).toMatchObject({ ok: true });
  expect(await store.import(file)).toMatchObject({ ok: true });
  expect(state().reviews).toEqual({ [ID]: [review(2), review(5)] });
  await store.erase();
  expect(state().reviews).toBeUndefined();
  expect((await opened()).state().reviews).toBeUndefined();
  await store.import(file);
  expect((await opened()).state().reviews).toEqual({ [ID]: [review(2)] });
});

test('a file of an older book, without reviews, takes none away', async () => {
  const { store, state } = await opened();
  await store.review(ID, review(2));
  const file = writeFile({ learner: LEARNER, exercises: { 'a.b': { ...newRecord('a.b'), best: 1 } } }, DATE);
  expect(file).not.toContain('reviews');
  expect(await store.import(file)).toMatchObject({ ok: true });
  expect(state()).toMatchObject({ exercises: { 'a.b': { best: 1 } }, reviews: { [ID]: [review(2)] } });
});

test('a file with an impossible review is refused whole', () => {
  const file = (reviews: unknown) =>
    readFile(writeFile({ learner: LEARNER, exercises: {}, reviews: reviews as never }, DATE));
  expect(file({ [ID]: [review(2)] })).toMatchObject({ ok: true });
  for (const wrong of [
    { ...review(2), rating: 5 },
    { ...review(2), at: 'soon' },
    { ...review(2), seconds: -1 },
  ])
    expect(file({ [ID]: [wrong] })).toEqual({ ok: false, reason: 'invalid' });
  expect(file({ '../x': [review(2)] })).toEqual({ ok: false, reason: 'invalid' });
});

test('a merge keeps every review of both, in order, and the better attempt', () => {
  expect(mergeReviews([review(2), review(9)], [review(5, 1), review(2)])).toEqual([review(2), review(5, 1), review(9)]);
  const here = { learner: 'h', exercises: { 'a.b': { ...newRecord('a.b'), best: 1, attempts: 1 } } };
  const file = {
    learner: 'f',
    exercises: { 'a.b': { ...newRecord('a.b'), best: 0.5 } },
    reviews: { [ID]: [review(2)] },
  };
  const merged = mergeProgress(here, file);
  expect(merged).toMatchObject({ exercises: { 'a.b': { best: 1 } }, reviews: { [ID]: [review(2)] } });
  expect(mergeProgress(merged, file)).toEqual(merged);
  expect(mergeProgress(file, here).reviews).toEqual(merged.reviews);
});

test('a full disk: the review counts in the page, which says so, and is exported', async () => {
  const { store, state } = await opened();
  await store.review(ID, review(2));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
    throw new DOMException('full', 'QuotaExceededError');
  });
  await store.review(ID, review(4));
  expect(state()).toMatchObject({ keeping: 'memory-full', reviews: { [ID]: [review(2), review(4)] } });
  expect(readFile(await store.export(DATE))).toMatchObject({ progress: { reviews: { [ID]: [review(2), review(4)] } } });
});

test('a browser that dies while it writes: what was written before is whole, what was not is written again', async () => {
  const { store, state } = await opened();
  await store.review(ID, review(2));
  const { put } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...given) {
    const request = put.apply(this, given);
    this.transaction.abort();
    return request;
  });
  await store.review(ID, review(4)).catch(() => {});
  vi.restoreAllMocks();
  // what another page finds in the database meanwhile
  const raw = await openStore(() => {});
  expect((await raw.read()).reviews).toEqual({ [ID]: [review(2)] });
  expect(state().reviews).toEqual({ [ID]: [review(2), review(4)] });
  await store.draft('x.y', 'the next change finds the database again');
  await vi.waitFor(() => expect(state().keeping).toBe('stored'));
  expect((await raw.read()).reviews).toEqual({ [ID]: [review(2), review(4)] });
});

test('a review dated in the future is dated of now, once; what is not of ours is left alone', async () => {
  const { store } = await opened();
  await store.review(ID, review(2));
  const db = await openDB(DATABASE);
  await db.put('reviews', [review(2), { ...review(3), at: '2999-01-01T00:00:00.000Z' }], ID);
  await db.put('reviews', 'from a newer book', 'q-55-1-1.other');
  const healed = (await opened()).state().reviews?.[ID] ?? [];
  expect(healed[0]).toEqual(review(2));
  expect(Math.abs(Date.parse(healed[1]?.at ?? '') - Date.now())).toBeLessThan(60_000);
  expect(await db.get('reviews', ID)).toEqual(healed);
  expect(await db.get('reviews', 'q-55-1-1.other')).toBe('from a newer book');
  db.close();
});
