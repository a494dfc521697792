import { expect, test } from 'vitest';
import { datedByFile } from './dates.ts';
import { mergeProgress, mergeRecords } from './merge.ts';
import { type ExerciseRecord, newRecord } from './types.ts';

const record = (changes: Partial<ExerciseRecord>): ExerciseRecord => ({ ...newRecord('a.b'), ...changes });
const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T10:00:00.000Z`;

test('the best of both, whichever is newer', () => {
  const here = record({ attempts: 5, best: 0.4, updated: at(2), draft: 'here' });
  const file = record({ attempts: 3, best: 1, helped: true, updated: at(1), draft: 'file' });
  const merged = mergeRecords(here, file);
  expect(merged).toMatchObject({ attempts: 5, best: 1, helped: true, draft: 'here', updated: at(2) });
  expect(mergeRecords(file, here)).toEqual(merged);
});

test('the variant that is further on brings its own state', () => {
  const here = record({ variant: 3, failures: 1, seen: false, draft: 'three', updated: at(1) });
  const file = record({ variant: 1, failures: 4, seen: true, draft: 'one', updated: at(9) });
  expect(mergeRecords(here, file)).toMatchObject({ variant: 3, failures: 1, seen: false, draft: 'three' });
});

test('importing twice changes nothing more, and nothing of either side is lost', () => {
  const here = { learner: 'h', exercises: { 'a.b': record({ attempts: 1, best: 0.5, updated: at(1) }) } };
  const file = {
    learner: 'f',
    exercises: { 'a.c': { ...record({ attempts: 2, best: 1, updated: at(1) }), id: 'a.c' } },
  };
  const once = mergeProgress(here, file);
  expect(Object.keys(once.exercises).sort()).toEqual(['a.b', 'a.c']);
  expect(mergeProgress(once, file)).toEqual(once);
});

test('who has done nothing here becomes the learner of the file; who has stays who they are', () => {
  const file = { learner: 'f', exercises: { 'a.b': record({ attempts: 1 }) } };
  expect(mergeProgress({ learner: 'h', exercises: {} }, file).learner).toBe('f');
  expect(mergeProgress({ learner: 'h', exercises: { 'a.b': record({ draft: 'x' }) } }, file).learner).toBe('f');
  expect(mergeProgress({ learner: 'h', exercises: { 'a.b': record({ attempts: 1 }) } }, file).learner).toBe('h');
});

test('no score is less than any score', () => {
  expect(mergeRecords(record({ best: null }), record({ best: 0 })).best).toBe(0);
  expect(mergeRecords(record({ best: null }), record({ best: null })).best).toBeNull();
});

test('a date that cannot be true is not believed; one that can is', () => {
  const now = Date.parse(at(20));
  const of = (updated: string, exported: string) => datedByFile(record({ updated }), exported, now).updated;
  expect(of(at(3), at(4))).toBe(at(3));
  expect(of('2099-01-01T00:00:00.000Z', at(4))).toBe(at(4));
  expect(of('9999-99-99T99:99:99Z', at(4))).toBe(at(4));
  // the whole file comes from the future: what is done here is newer
  expect(of(at(21), at(22))).toBe(new Date(0).toISOString());
  expect(of(at(3), at(22))).toBe(at(3));
});

test('a first variant of an older book and everybody’s first are not one: the newer brings its own draft', () => {
  const { since: _, ...older } = record({ draft: 'of the learner’s own numbers', seen: true, updated: at(1) });
  const newer = record({ draft: 'of everybody’s', updated: at(2) });
  expect(mergeRecords(older, newer)).toMatchObject({ variant: 0, since: 0, draft: 'of everybody’s', seen: false });
  expect(mergeRecords(older, { ...older, updated: at(2) }).since).toBeUndefined();
});

test('the answers given on both sides are kept, each once, in their order', () => {
  const given = (day: number, score: number) => ({
    seed: 7,
    locale: 'fr' as const,
    score,
    answer: day,
    seen: false,
    at: at(day),
  });
  const here = record({ tries: [given(1, 0.5), given(4, 0)], updated: at(4) });
  const file = record({ tries: [given(1, 0.5), given(2, 1)], updated: at(2) });
  const merged = mergeRecords(here, file);
  expect(merged.tries?.map(({ answer }) => answer)).toEqual([1, 2, 4]);
  expect(mergeRecords(merged, file)).toEqual(merged);
  // an older book kept none
  expect(mergeRecords(record({}), file).tries).toEqual(file.tries);
  expect('tries' in mergeRecords(record({}), record({}))).toBe(false);
});
