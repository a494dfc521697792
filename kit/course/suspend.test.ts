import { expect, it } from 'vitest';
import { type ExerciseRecord, newRecord, type Progress } from '../progress/types.ts';
import { CEILING, readSuspended, shortId, writeSuspended } from './suspend.ts';

const LEARNER = '0f8fad5b-d9cb-469f-a165-70867728950e';
const AT = new Date('2026-11-28T12:00:00.000Z');
const record = (id: string, of: Partial<ExerciseRecord>): ExerciseRecord => ({
  ...newRecord(id),
  updated: AT.toISOString(),
  ...of,
});
const progressOf = (...records: readonly ExerciseRecord[]): Progress => ({
  learner: LEARNER,
  exercises: Object.fromEntries(records.map((one) => [one.id, one])),
});

it('what grades and variants follow from comes back', () => {
  const progress = progressOf(
    record('attention.softmax-row', { best: 1, last: 1, attempts: 1 }),
    record('lora.count', { best: 0.75, last: 0.5, attempts: 12, failures: 3, variant: 40, since: 2, helped: true }),
    record('clip.seen', { seen: true, variant: 1, since: 1 }),
  );
  const { text, left } = writeSuspended(progress, AT);
  expect(left).toBe(0);
  expect(readSuspended(text, Object.keys(progress.exercises))).toEqual({ progress, others: [] });
});

it('a record of an older book, which decided of every variant, stays one', () => {
  const { since: _, ...old } = record('a.b', { best: 0, last: 0, attempts: 1, failures: 1 });
  const { text } = writeSuspended(progressOf(old), AT);
  expect(readSuspended(text, ['a.b'])?.progress.exercises['a.b']).toEqual(old);
});

it('a score is never read back as a better one', () => {
  for (const best of [1 / 3, 2 / 3, 0.9996, 0.9999999]) {
    const { text } = writeSuspended(progressOf(record('a.b', { best, last: best, attempts: 1, failures: 1 })), AT);
    const back = readSuspended(text, ['a.b'])?.progress.exercises['a.b']?.best ?? 2;
    expect(back).toBeLessThanOrEqual(best);
    expect(back).toBeGreaterThan(best - 0.001);
  }
});

it('what this edition does not know is kept for the one that does', () => {
  const { text } = writeSuspended(progressOf(record('gone.one', { best: 1, last: 1, attempts: 2 })), AT);
  const resumed = readSuspended(text, ['a.b']);
  expect(resumed?.progress.exercises).toEqual({});
  const again = writeSuspended(progressOf(), AT, resumed?.others).text;
  expect(readSuspended(again, ['gone.one'])?.progress.exercises['gone.one']?.best).toBe(1);
});

it('where there is not room for all, the best scores stay', () => {
  const many = Array.from({ length: 2000 }, (_, i) =>
    record(`many.e${i}`, { best: i / 2000, last: 0, attempts: 9, failures: 9 }),
  );
  const { text, left } = writeSuspended(progressOf(...many), AT);
  expect(text.length).toBeLessThanOrEqual(CEILING);
  expect(text.length).toBeGreaterThan(CEILING - 40);
  const back = Object.keys(
    readSuspended(
      text,
      many.map(({ id }) => id),
    )?.progress.exercises ?? {},
  );
  expect(back.length).toBe(2000 - left);
  expect(back).toContain('many.e1999');
  expect(back).not.toContain('many.e0');
});

it.each(['', '{"a":1}', '1short', `1${'A'.repeat(22)}`, 'x'.repeat(5000)])('is not fooled by %j', (text) => {
  expect(readSuspended(text, ['a.b'])).toBeNull();
});

it('what is damaged in one record takes no other along', () => {
  const { text } = writeSuspended(progressOf(record('a.b', { best: 1, last: 1, attempts: 1 })), AT);
  const damaged = `${text};${shortId('c.d')}4!!;;é`;
  expect(Object.keys(readSuspended(damaged, ['a.b', 'c.d'])?.progress.exercises ?? {})).toEqual(['a.b']);
});
