/** The store over a real (in-memory) IndexedDB: what is written, by whom it is seen, what happens when it fails. */
import 'fake-indexeddb/auto';
import { deleteDB, openDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { DATABASE, openStore } from './database.ts';
import { createProgress, type ProgressState, type ProgressStore, recordOf } from './index.ts';
import { summarise } from './summary.ts';

const ID = 'attention.softmax-row';
const DATE = new Date('2026-11-24T08:00:00.000Z');

vi.stubGlobal('window', globalThis);
beforeEach(async () => {
  await deleteDB(DATABASE);
});

/** Subscribes, and waits for the database. */
async function opened(store: ProgressStore = createProgress()) {
  let state: ProgressState = { keeping: 'opening', learner: '', exercises: {} };
  store.subscribe((next) => {
    state = next;
  });
  await vi.waitFor(() => expect(state.keeping).not.toBe('opening'));
  return { store, state: () => state };
}

test('answers, drafts and variants are found again by the next page', async () => {
  const first = await opened();
  await first.store.draft(ID, 'a draft');
  await first.store.grade(ID, 0.5, 'an answer', true);
  await first.store.grade(ID, 0.25, 'a worse one', true);
  const second = await opened();
  expect(recordOf(second.state(), ID)).toMatchObject({
    attempts: 2,
    failures: 2,
    best: 0.5,
    last: 0.25,
    draft: 'a worse one',
  });
  expect(second.state().learner).toBe(first.state().learner);
  expect(second.state().learner).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab]/);
});

test('keys hold no locale, records no language of the page', async () => {
  const { store } = await opened();
  await store.grade(ID, 1, 'x', true);
  const db = await openDB(DATABASE);
  expect(await db.getAllKeys('exercises')).toEqual([ID]);
  db.close();
});

test('a new variant starts afresh and keeps the best score', async () => {
  const { store, state } = await opened();
  await store.grade(ID, 1, 'x', true);
  await store.renew(ID);
  expect(recordOf(state(), ID)).toMatchObject({
    variant: 1,
    attempts: 1,
    failures: 0,
    best: 1,
    last: null,
    draft: null,
    seen: false,
  });
});

test('once the solution is seen, the same variant no longer raises the best score; a new one does', async () => {
  const { store, state } = await opened();
  await store.grade(ID, 0, 'x', true);
  await store.reveal(ID);
  await store.grade(ID, 1, 'copied', true);
  expect(recordOf(state(), ID)).toMatchObject({ attempts: 2, best: 0, last: 1, helped: true });
  await store.renew(ID);
  await store.grade(ID, 1, 'own', true);
  expect(recordOf(state(), ID).best).toBe(1);
});

test('where there is no other variant, the score counts but the help is remembered', async () => {
  const { store, state } = await opened();
  await store.reveal(ID);
  await store.grade(ID, 1, 'copied', false);
  expect(recordOf(state(), ID)).toMatchObject({ best: 1, helped: true });
});

test('two tabs do not lose each other’s work, and see it', async () => {
  const [a, b] = [await opened(), await opened()];
  await Promise.all([
    a.store.grade(ID, 0.5, 'a', true),
    b.store.grade(ID, 1, 'b', true),
    b.store.grade('x.y', 1, 0, true),
  ]);
  await vi.waitFor(() => {
    for (const tab of [a, b]) {
      expect(recordOf(tab.state(), ID)).toMatchObject({ attempts: 2, best: 1 });
      expect(recordOf(tab.state(), 'x.y').best).toBe(1);
    }
  });
});

test('export, erase, import: everything is back; the learner too', async () => {
  const { store, state } = await opened();
  await store.grade(ID, 0.75, { texts: ['1'] }, true);
  const { learner, exercises } = state();
  const file = await store.export(DATE);
  await store.erase();
  expect(state().exercises).toEqual({});
  expect(state().learner).not.toBe(learner);
  expect(await store.import(file)).toMatchObject({ ok: true });
  expect(state()).toMatchObject({ learner, exercises });
  expect((await opened()).state()).toMatchObject({ learner, exercises });
});

test('a refused import changes nothing', async () => {
  const { store, state } = await opened();
  await store.grade(ID, 0.75, 'x', true);
  const before = state();
  expect(await store.import((await store.export(DATE)).replace('0.75', '1'))).toEqual({ ok: false, reason: 'damaged' });
  expect((await opened()).state().exercises).toEqual(before.exercises);
});

describe('when the browser keeps nothing', () => {
  test('the page works in memory and says so', async () => {
    const blocked = createProgress(() => Promise.reject(new DOMException('blocked', 'SecurityError')));
    const { store, state } = await opened(blocked);
    expect(state().keeping).toBe('memory-blocked');
    await store.grade(ID, 1, 'x', true);
    expect(recordOf(state(), ID).best).toBe(1);
    expect(await store.import(await store.export(DATE))).toMatchObject({ ok: true });
  });

  test('a full disk in mid-course loses nothing of the page', async () => {
    const failing: typeof openStore = async (onClosed) => ({
      ...(await openStore(onClosed)),
      update: () => Promise.reject(new DOMException('full', 'QuotaExceededError')),
    });
    const { store, state } = await opened(createProgress(failing));
    await store.grade(ID, 1, 'x', true);
    expect(state().keeping).toBe('memory-full');
    expect(recordOf(state(), ID).best).toBe(1);
    await store.grade('x.y', 0.5, 'y', true);
    expect(Object.keys(state().exercises).sort()).toEqual([ID, 'x.y']);
  });
});

test('a record of an unknown shape is ignored, not fatal', async () => {
  const { store } = await opened();
  await store.grade(ID, 1, 'x', true);
  const db = await openDB(DATABASE);
  await db.put('exercises', { id: 'x.y', best: 'lots' }, 'x.y');
  db.close();
  expect(Object.keys((await opened()).state().exercises)).toEqual([ID]);
});

test('summary of a section', async () => {
  const { store, state } = await opened();
  await store.grade('a.one', 1, 0, true);
  await store.grade('a.two', 0.5, 0, true);
  expect(summarise(state(), ['a.one', 'a.two', 'a.three'])).toEqual({
    exercises: 3,
    started: 2,
    solved: 1,
    score: 0.5,
  });
  expect(summarise(state(), [])).toEqual({ exercises: 0, started: 0, solved: 0, score: 0 });
});
