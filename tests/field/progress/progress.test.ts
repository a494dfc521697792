/** Progress files as readers bring them: cut, edited, of another edition, of a clock that was wrong. One verdict a file. */
import 'fake-indexeddb/auto';
import { readdirSync, readFileSync } from 'node:fs';
import { deleteDB } from 'idb';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { variantOf, variantSeed } from '../../../kit/exercises/random.ts';
import { DATABASE } from '../../../kit/progress/database.ts';
import type { RefusalReason } from '../../../kit/progress/file.ts';
import { createProgress, type ProgressState, type ProgressStore, recordOf } from '../../../kit/progress/index.ts';
import { summarise } from '../../../kit/progress/summary.ts';
import { findExercise } from '../../../src/components/book/labs.ts';

const FILES = new URL('files/', import.meta.url);
const text = (name: string) => readFileSync(new URL(name, FILES), 'utf8');

const SOFTMAX = 'attention.softmax-row';
const LEARNER = '0f1e2d3c-4b5a-4678-9abc-def012345678';
const DATE = new Date('2026-11-26T08:00:00.000Z');

interface Reader {
  readonly store: ProgressStore;
  readonly state: () => ProgressState;
}

async function reader(): Promise<Reader> {
  const store = createProgress();
  let state: ProgressState = { keeping: 'opening', learner: '', exercises: {} };
  store.subscribe((next) => {
    state = next;
  });
  await vi.waitFor(() => expect(state.keeping).toBe('stored'));
  return { store, state: () => state };
}

vi.stubGlobal('window', globalThis);
beforeEach(() => deleteDB(DATABASE));

type Verdict = RefusalReason | ((reader: Reader) => unknown);

const solved01 = ({ state }: Reader) =>
  expect(state()).toMatchObject({
    learner: LEARNER,
    exercises: {
      [SOFTMAX]: { attempts: 3, best: 1 },
      'lora.merge-code': { best: 4 / 7 },
      'attention.why-scale': { best: 1 },
    },
  });

const VERDICTS: Readonly<Record<string, Verdict>> = {
  '01-good.json': solved01,
  '04-minified-other-key-order.json': solved01,
  '05-cut-in-the-middle.json': 'damaged',
  '06-score-edited-by-hand.json': 'damaged',
  '07-newer-version.json': 'newer',
  async '08-exercises-of-another-edition.json'({ store, state }) {
    const unknown = Object.keys(state().exercises).filter((id) => !findExercise(id));
    expect(unknown).toHaveLength(1);
    expect(await store.export(DATE)).toContain(`"${unknown[0]}"`);
    expect(summarise(state(), [SOFTMAX])).toMatchObject({ exercises: 1, started: 1 });
  },
  async '11-dates-in-the-future.json'({ store, state }) {
    for (const { updated } of Object.values(state().exercises)) {
      expect(Date.parse(updated)).toBeLessThanOrEqual(Date.now());
    }
    await store.draft(SOFTMAX, 'newer, here');
    await store.import(text('11-dates-in-the-future.json'));
    expect(recordOf(state(), SOFTMAX).draft).toBe('newer, here');
  },
  '14-best-written-twice.json': ({ state }) => expect(Object.keys(state().exercises)).not.toEqual([]),
  '15-surrogates-and-nul-in-draft.json': ({ state }) =>
    expect(recordOf(state(), 'lora.merge-code').draft).toContain('function merge() {}'),
  '16-whole-number-keys-in-draft.json': ({ state }) => expect(Object.keys(state().exercises)).not.toEqual([]),
  '17-tiny-and-long-scores.json'({ state }) {
    expect(recordOf(state(), SOFTMAX).best).toBe(1e-7);
    const far = recordOf(state(), 'attention.why-scale');
    expect(far).toMatchObject({ best: 1, attempts: 1e9, variant: 1e9 });
    const exercise = findExercise(far.id);
    if (!exercise) throw new Error(far.id);
    expect(variantOf(exercise, variantSeed(LEARNER, far.id, far.variant)).seed).toBeGreaterThan(0);
  },
  '18-extra-fields.json': ({ state }) => expect(Object.keys(state().exercises)).not.toEqual([]),
  '19-empty-exercises.json': ({ state }) => expect(state().exercises).toEqual({}),
  '20-other-application.json': 'foreign',
  '21-score-over-1.json': 'invalid',
  '22-id-differs-from-key.json': 'invalid',
  // the variants are drawn from the learner: they are those of 01
  '23-upper-case-learner.json': solved01,
  '25-empty.json': 'not-json',
  '26-local-time-zone.json': 'invalid',
  async '27-older-worse-than-here.json'({ store, state }) {
    await store.erase();
    await store.import(text('01-good.json'));
    const before = state();
    await store.import(text('27-older-worse-than-here.json'));
    expect(state()).toEqual(before);
    expect(recordOf(state(), SOFTMAX)).toMatchObject({ best: 1, draft: { texts: ['0,25'] } });
  },
};

test('every file has its verdict', () => {
  expect(readdirSync(FILES).sort()).toEqual(Object.keys(VERDICTS).sort());
});

describe.each(Object.entries(VERDICTS))('%s', (name, verdict) => {
  if (typeof verdict === 'string') {
    test(`is refused: ${verdict}; nothing changes`, async () => {
      const { store, state } = await reader();
      await store.grade(SOFTMAX, 0.5, 'mine', true);
      const before = state();
      expect(await store.import(text(name))).toEqual({ ok: false, reason: verdict });
      expect(state()).toEqual(before);
      expect((await reader()).state().exercises).toEqual(before.exercises);
    });
    return;
  }
  test('is accepted, and its export too', async () => {
    const who = await reader();
    expect(await who.store.import(text(name))).toMatchObject({ ok: true });
    await verdict(who);
    const exported = await who.store.export(new Date());
    const before = who.state();
    expect(await who.store.import(exported)).toMatchObject({ ok: true });
    expect(who.state()).toEqual(before);
  });
});
