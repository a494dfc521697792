import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonical } from '../progress/file.ts';
import { graded, handedIn } from '../progress/record.ts';
import { newRecord, type Progress } from '../progress/types.ts';
import { digestOf } from './digest.ts';
import { MAX_REPORT_BYTES, readReport } from './read.ts';
import { readSet, writeSet } from './set.ts';
import type { Report } from './types.ts';
import { makeReport, reportName } from './write.ts';

const LEARNER = '3f2b8a4e-1c5d-4e6f-8a9b-0c1d2e3f4a5b';
const answered = (id: string, score: number, answer: unknown) =>
  graded(score, answer, true, { seed: 12, locale: 'fr' })(newRecord(id));
const progress: Progress = {
  learner: LEARNER,
  exercises: {
    'a.one': answered('a.one', 1, { locale: 'fr', texts: ['3,5'] }),
    'b.two': answered('b.two', 0.5, [2, 0]),
    'c.read': newRecord('c.read'),
    // graded by a book that kept no answers
    'd.old': { ...newRecord('d.old'), attempts: 2, best: 1, last: 1, draft: 'its last answer' },
  },
};
const options = { name: ' Zoé Durand ', locale: 'fr', book: '0.1.0', date: new Date(1.7e12), set: null } as const;
const written = (report: Report = makeReport(progress, options)) => JSON.stringify(report);
const changed = (change: (report: Report) => unknown) => JSON.stringify(change(JSON.parse(written()) as Report));

test('the digest is SHA-256 of the canonical text, as Node computes it', () => {
  const value = { b: ['é', 1.5, null], a: { z: true, y: '' } };
  expect(digestOf(value)).toBe(`sha256:${createHash('sha256').update(canonical(value)).digest('hex')}`);
  // FIPS 180-4, of the two bytes of an empty list
  expect(digestOf([])).toBe('sha256:4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945');
});

test('what was answered is in the report, with its attempts and answers; what was only read is not', () => {
  const reading = readReport(written());
  if (!reading.ok) throw new Error(reading.reason);
  const { report, entries, broken, altered } = reading;
  expect([report.name, report.made, broken, altered]).toEqual(['Zoé Durand', '2023-11-14T22:13:20.000Z', [], false]);
  expect([...entries.keys()]).toEqual(['a.one', 'b.two', 'd.old']);
  expect([...entries.values()].some((one) => one.altered)).toBe(false);
  expect(entries.get('b.two')?.entry).toMatchObject({
    attempts: 1,
    best: 0.5,
    tries: [{ seed: 12, locale: 'fr', answer: [2, 0], score: 0.5 }],
  });
  expect(entries.get('b.two')?.entry).not.toHaveProperty('draft');
  expect(entries.get('d.old')?.entry).toMatchObject({ tries: [], draft: 'its last answer' });
});

test('an open answer goes with the report, as it stands, with no score', () => {
  const exercises = { 'e.open': handedIn({ locale: 'fr', text: 'Parce que.', met: [0] })(newRecord('e.open')) };
  const reading = readReport(written(makeReport({ learner: LEARNER, exercises }, options)));
  if (!reading.ok) throw new Error(reading.reason);
  expect(reading.entries.get('e.open')).toMatchObject({
    altered: false,
    entry: { attempts: 1, best: null, tries: [], draft: { text: 'Parce que.', met: [0] } },
  });
});

test('of a set, its exercises in their order, answered or not', () => {
  const { exercises, set } = makeReport(progress, { ...options, set: ['b.two', 'z.never'] });
  expect(set).toEqual(['b.two', 'z.never']);
  expect(exercises.map(({ id, attempts }) => [id, attempts])).toEqual([
    ['b.two', 1],
    ['z.never', 0],
  ]);
});

test('an edit shows: where it was made, and in the whole', () => {
  const text = changed((report) => ({
    ...report,
    exercises: report.exercises.map((one) => (one.id === 'b.two' ? { ...one, best: 1 } : one)),
  }));
  const reading = readReport(text);
  if (!reading.ok) throw new Error(reading.reason);
  expect(reading.altered).toBe(true);
  expect([...reading.entries].map(([id, { altered }]) => [id, altered])).toEqual([
    ['a.one', false],
    ['b.two', true],
    ['d.old', false],
  ]);
  // written otherwise by an editor of JSON: the same data
  const spaced = readReport(JSON.stringify(JSON.parse(written()), null, 4));
  expect(spaced.ok && spaced.altered).toBe(false);
});

test.each([
  ['not-json', '{"format": "chapitre-i55-report", '],
  ['not-json', ''],
  ['foreign', '[]'],
  ['foreign', '{"format": "chapitre-i55-progress", "version": 1}'],
  ['newer', '{"format": "chapitre-i55-report", "version": 2}'],
  ['invalid', changed((report) => ({ ...report, learner: 'me' }))],
  ['invalid', changed((report) => ({ ...report, name: 'x'.repeat(1000) }))],
  ['invalid', changed((report) => ({ ...report, exercises: 'all' }))],
  ['too-large', ' '.repeat(MAX_REPORT_BYTES + 1)],
] as const)('refused: %s', (reason, text) => {
  expect(readReport(text)).toEqual({ ok: false, reason });
});

test('nested without end, it is refused and nothing breaks', () => {
  const deep = '['.repeat(50_000) + ']'.repeat(50_000);
  const text = changed((report) => ({ ...report, extra: 0 })).replace('"extra":0', `"extra":${deep}`);
  expect(readReport(text)).toEqual({ ok: false, reason: 'invalid' });
});

test('one impossible exercise spoils no other; one that comes twice is told', () => {
  const text = changed((report) => ({
    ...report,
    exercises: [...report.exercises, { id: 'x.y', best: 7 }, null, report.exercises[0]],
  }));
  const reading = readReport(text);
  if (!reading.ok) throw new Error(reading.reason);
  expect([...reading.entries.keys()]).toEqual(['a.one', 'b.two', 'd.old']);
  expect(reading.broken).toEqual(['x.y', '?', 'a.one']);
});

test('the file bears the name in plain letters and the day', () => {
  expect(reportName(makeReport(progress, options))).toBe('rapport-zoe-durand-2023-11-14.json');
  expect(reportName({ name: '李 ', made: options.date.toISOString() })).toBe('rapport-2023-11-14.json');
});

test('a set is written in an address and read again, from the whole address or its ids alone', () => {
  const choice = { ids: ['a.one', 'b.two-b'], title: 'TP 1 : à rendre' };
  expect(readSet(writeSet(choice))).toEqual(choice);
  expect(readSet(`https://example.org/exercices/${writeSet(choice)}#x`)).toEqual(choice);
  expect(readSet('a.one, b.two-b')).toEqual({ ...choice, title: '' });
  expect(readSet('?set=a.one,a.one,<b>,c')).toEqual({ ids: ['a.one'], title: '' });
  for (const none of ['', '?set=', '?title=x', '?set=../x']) expect(readSet(none)).toBeNull();
});
