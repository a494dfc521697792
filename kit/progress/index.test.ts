/** The store over a real (in-memory) IndexedDB: what is written, by whom it is seen, what happens when it fails. */
import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
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

test('a first answer that another tab writes while this one reads is not passed over', async () => {
  const [reader, writer] = [await openStore(() => {}), await openStore(() => {})];
  let written = false;
  const { count } = IDBObjectStore.prototype;
  vi.spyOn(IDBObjectStore.prototype, 'count').mockImplementationOnce(function (this: IDBObjectStore) {
    const request = count.call(this);
    request.addEventListener('success', async () => {
      await writer.update(ID, (record) => ({ ...record, attempts: 1 }));
      written = true;
    });
    return request;
  });
  const { exercises } = await reader.read();
  expect(ID in exercises).toBe(written);
  expect((await reader.read()).exercises[ID]).toMatchObject({ attempts: 1 });
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

describe('a connection that is lost', () => {
  const lost = () => new DOMException('The database connection is closing.', 'InvalidStateError');
  /** Until mocks are restored: other stores of this file listen too, and would use up a number of failures. */
  const failing = () =>
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw lost();
    });
  const stored = async () => (await opened()).state().exercises;
  afterEach(() => {
    vi.restoreAllMocks();
    vi.useRealTimers();
  });

  test('is opened again before anything is said, and the answer is written', async () => {
    const { store, state } = await opened();
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementationOnce(() => {
      throw lost();
    });
    await store.grade(ID, 1, 'x', true);
    expect(state().keeping).toBe('stored');
    expect((await stored())[ID]).toMatchObject({ attempts: 1, best: 1 });
  });

  test('is opened again when the browser closed it by itself', async () => {
    const open = vi.spyOn(indexedDB, 'open');
    const { store, state } = await opened();
    forceCloseDatabase(open.mock.results[0]?.value.result);
    await store.grade(ID, 1, 'x', true);
    expect(state().keeping).toBe('stored');
    expect((await stored())[ID]).toMatchObject({ attempts: 1, best: 1 });
  });

  test('twice: the page says that it is the link, works on, and writes everything as soon as the link is back', async () => {
    const { store, state } = await opened();
    await store.grade(ID, 0.5, 'before', true);
    failing();
    await store.grade(ID, 1, 'x', true);
    vi.restoreAllMocks();
    expect(state().keeping).toBe('memory-lost');
    expect(recordOf(state(), ID)).toMatchObject({ attempts: 2, best: 1 });
    // the next change finds the database again
    await store.draft('x.y', 'y');
    await vi.waitFor(() => expect(state().keeping).toBe('stored'));
    expect(await stored()).toMatchObject({ [ID]: { attempts: 2, best: 1 }, 'x.y': { draft: 'y' } });
  });

  test('and back while nobody does anything: it is tried again by itself', async () => {
    const { store, state } = await opened();
    failing();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await store.grade(ID, 1, 'x', true);
    vi.restoreAllMocks();
    expect(state().keeping).toBe('memory-lost');
    vi.advanceTimersByTime(5_500);
    vi.useRealTimers();
    await vi.waitFor(() => expect(state().keeping).toBe('stored'));
    expect((await stored())[ID]).toMatchObject({ attempts: 1, best: 1 });
  });

  test('what was erased meanwhile stays erased', async () => {
    const { store, state } = await opened();
    await store.grade(ID, 1, 'x', true);
    failing();
    await store.erase();
    vi.restoreAllMocks();
    expect(state()).toMatchObject({ keeping: 'memory-lost', exercises: {} });
    await store.grade('x.y', 1, 'y', true);
    await vi.waitFor(() => expect(state().keeping).toBe('stored'));
    expect(Object.keys(await stored())).toEqual(['x.y']);
  });

  test('at the start is not private browsing', async () => {
    const lostAtFirst = vi.fn(openStore);
    const unknown = new DOMException('Connection to Indexed Database server lost.', 'UnknownError');
    lostAtFirst.mockRejectedValueOnce(unknown);
    expect((await opened(createProgress(lostAtFirst))).state().keeping).toBe('stored');
    lostAtFirst.mockRejectedValueOnce(unknown).mockRejectedValueOnce(unknown);
    expect((await opened(createProgress(lostAtFirst))).state().keeping).toBe('memory-lost');
  });

  test('without an answer at all: the exercises can be done', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let state: ProgressState | null = null;
    const store = createProgress(() => new Promise(() => {}));
    store.subscribe((next) => {
      state = next;
    });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state).toMatchObject({ keeping: 'memory-lost' });
    await store.grade(ID, 1, 'x', true);
    expect(state).toMatchObject({ exercises: { [ID]: { best: 1 } } });
  });
});

describe('what a browser did not take', () => {
  const kept = new Map<string, string>();
  const aside = () => [...kept.keys()].filter((key) => key.startsWith(`${DATABASE}/`));
  const storage = Object.assign(Object.create(kept), {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem(key: string, value: string) {
      kept.set(key, value);
      Object.defineProperty(storage, key, { enumerable: true, configurable: true, value });
    },
    removeItem(key: string) {
      kept.delete(key);
      delete storage[key];
    },
  });
  beforeEach(() => vi.stubGlobal('localStorage', storage));
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.stubGlobal('window', globalThis);
    vi.restoreAllMocks();
  });

  test('is written by the next page', async () => {
    const { store } = await opened();
    await store.grade(ID, 0.5, 'before', true);
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(() => {
      throw new DOMException('closing', 'InvalidStateError');
    });
    await store.grade(ID, 1, 'after', true);
    expect(aside()).toHaveLength(1);
    vi.restoreAllMocks();
    const next = await opened();
    expect(recordOf(next.state(), ID)).toMatchObject({ attempts: 2, best: 1, draft: 'after' });
    expect(aside()).toEqual([]);
  });

  test('is shown by the next page, and waits, where a newer book holds the database', async () => {
    const { store, state } = await opened();
    await store.draft(ID, 'before');
    const newer = await openDB(DATABASE, 99);
    try {
      await store.draft(ID, 'after');
      const { learner } = state();
      const next = await opened();
      expect(next.state()).toMatchObject({ keeping: 'memory-lost', learner, exercises: { [ID]: { draft: 'after' } } });
      await next.store.draft('lora.merge-code', 'more');
      const third = await opened();
      expect(recordOf(third.state(), ID).draft).toBe('after');
      expect(recordOf(third.state(), 'lora.merge-code').draft).toBe('more');
      expect(aside()).toHaveLength(2);
    } finally {
      newer.close();
    }
  });

  test('is left alone when it is not of ours', async () => {
    storage.setItem(`${DATABASE}/x`, '{"learner":"me"}');
    expect((await opened()).state()).toMatchObject({ keeping: 'stored', exercises: {} });
  });
});

test('a browser that refuses a channel between tabs keeps its reader’s work all the same', async () => {
  vi.stubGlobal('BroadcastChannel', function refused() {
    throw new DOMException('The operation is insecure.', 'SecurityError');
  });
  try {
    const { store, state } = await opened(createProgress());
    await store.grade(ID, 1, 'x', true);
    expect(state()).toMatchObject({ keeping: 'stored', exercises: { [ID]: { best: 1 } } });
  } finally {
    vi.unstubAllGlobals();
    vi.stubGlobal('window', globalThis);
  }
});

test('a record dated in the future is dated of today, once', async () => {
  const { store } = await opened();
  await store.grade(ID, 1, 'x', true);
  const db = await openDB(DATABASE);
  await db.put('exercises', { ...(await db.get('exercises', ID)), updated: '2999-01-01T00:00:00.000Z' }, ID);
  const healed = (await opened()).state().exercises[ID]?.updated ?? '';
  expect(Math.abs(Date.parse(healed) - Date.now())).toBeLessThan(60_000);
  expect((await db.get('exercises', ID)).updated).toBe(healed);
  db.close();
});

test('an import leaves what this version cannot read; erasing does not', async () => {
  const { store } = await opened();
  await store.grade(ID, 1, 'x', true);
  const db = await openDB(DATABASE);
  await db.put('exercises', { id: 'x.y', best: 'lots' }, 'x.y');
  await store.import(await store.export(DATE));
  expect(await db.getAllKeys('exercises')).toEqual([ID, 'x.y']);
  await store.erase();
  expect(await db.getAllKeys('exercises')).toEqual([]);
  db.close();
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
