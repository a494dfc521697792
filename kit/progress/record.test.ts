import { expect, test } from 'vitest';
import { graded, handedIn, KEPT, keptTries, renewed, revealed } from './record.ts';
import { recordSchema } from './schema.ts';
import { type Attempt, newRecord } from './types.ts';

const attempt = (i: number, score: number, seen = false): Attempt => ({
  seed: 7,
  locale: 'fr',
  score,
  answer: `answer ${i}`,
  seen,
  at: new Date(1e12 + i).toISOString(),
});

test('a graded answer is kept with its variant, and whether its solution was in sight', () => {
  const asked = { seed: 42, locale: 'en' } as const;
  const once = graded(0.5, 'first', true, asked)(newRecord('a.b'));
  const twice = graded(1, 'copied', true, asked)(revealed(once));
  const [first, second] = renewed(twice).tries ?? [];
  expect(first).toMatchObject({ seed: 42, locale: 'en', score: 0.5, answer: 'first', seen: false });
  expect(second).toMatchObject({ score: 1, answer: 'copied', seen: true });
  expect(twice.best).toBe(0.5);
  expect(recordSchema.safeParse(twice).success).toBe(true);
});

test('of many answers the latest are kept, and the best with and without the solution in sight', () => {
  const many = Array.from({ length: 40 }, (_, i) => attempt(i, i === 3 ? 0.75 : i === 5 ? 1 : 0.25, i === 5));
  const kept = keptTries(many);
  expect(kept.length).toBe(KEPT);
  expect(kept.map(({ answer }) => answer)).toEqual([
    'answer 3',
    'answer 5',
    ...Array.from({ length: KEPT - 2 }, (_, i) => `answer ${40 - KEPT + 2 + i}`),
  ]);
  // one that stays the best whatever comes after it
  let record = newRecord('a.b');
  for (const score of [0.5, ...Array.from({ length: 30 }, () => 0)]) {
    record = graded(score, score, true, { seed: 1, locale: 'fr' })(record);
  }
  expect(record.tries?.[0]?.score).toBe(0.5);
  expect(record.tries?.length).toBe(KEPT);
});

test('an answer that nobody grades is an attempt, with no score and no failure; its record goes into any file', () => {
  const once = handedIn('mine')(newRecord('a.b'));
  const twice = handedIn('mine, better')(once);
  expect(twice).toMatchObject({ attempts: 2, failures: 0, best: null, last: null, seen: true, helped: false });
  expect(twice.draft).toBe('mine, better');
  expect(twice.tries).toBeUndefined();
  expect(recordSchema.safeParse(twice).success).toBe(true);
});
