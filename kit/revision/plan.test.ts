import { describe, expect, test } from 'vitest';
import type { Review, Reviews } from '../progress/types.ts';
import { estimator, spentToday } from './durations.ts';
import type { Item } from './items.ts';
import { planned } from './plan.ts';

const question = (id: string): Item => ({ kind: 'question', id, question: '?', answer: '!', href: '#' });
const exercise = (id: string): Item => ({ kind: 'exercise', id, title: id, href: '#', set: 'a', models: [] });
const ids = (items: readonly Item[]) => items.map(({ id }) => id);
/** local time: the plan counts in the reader's days */
const at = (day: number, hour = 9, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const review = (time: number, rating: Review['rating'], seconds = 10): Review => ({
  at: new Date(time).toISOString(),
  rating,
  seconds,
});
const many = (count: number) => Array.from({ length: count }, (_, i) => question(`q-a.n${i}`));

describe('ten minutes a day', () => {
  test('new questions, twenty seconds each before anything is measured: thirty of them', () => {
    const plan = planned({ items: many(100), reviews: {}, now: at(2) });
    expect(plan.items).toHaveLength(30);
    expect(plan).toMatchObject({ seconds: 600, spent: 0, later: 70, next: null });
  });

  test('a day is begun by its first review, even by one that took no tenth of a second', () => {
    const items = many(2);
    const reviews = { 'q-a.n0': [review(at(2), 3, 0)] };
    expect(planned({ items, reviews, now: at(2, 9) })).toMatchObject({ spent: 0, begun: true });
    expect(planned({ items, reviews, now: at(3) })).toMatchObject({ spent: 0, begun: false });
  });

  test('what was spent today is taken off; tomorrow begins anew; the reader may add more', () => {
    const items = many(100);
    const reviews = { 'q-a.n0': [review(at(2, 8), 3, 400)] };
    // one answer took 400 s: by the median, so should the others
    expect(planned({ items, reviews, now: at(2) })).toMatchObject({ spent: 400, items: [], later: 99 });
    expect(planned({ items, reviews, now: at(3) }).spent).toBe(0);
    expect(planned({ items, reviews, now: at(2), more: 600 }).items).toHaveLength(2);
  });

  test('an exercise that does not fit leaves its place to shorter ones', () => {
    const items = [exercise('a.one'), ...many(50)];
    const reviews = { 'a.one': [review(at(1), 3, 550)], 'a.two': [] };
    const plan = planned({ items: [exercise('a.two'), ...items], reviews, now: at(2) });
    expect(ids(plan.items)[0]).toBe('a.two');
    expect(plan.items).toHaveLength(3); // 550 s, then two questions of 20 s
  });
});

test('what is due comes first, the most forgotten at the head; what is not due does not come', () => {
  const reviews: Reviews = {
    'q-a.n1': [review(at(1), 3)], // due on the 3rd
    'q-a.n2': [review(at(1), 3), review(at(3), 3)], // due on the 14th
    'q-a.n3': [review(at(1), 2), review(at(1, 9, 20), 3)], // due on the 2nd
  };
  expect(ids(planned({ items: many(4), reviews, now: at(4) }).items)).toEqual(['q-a.n3', 'q-a.n1', 'q-a.n0']);
});

test('what falls due later today is due today', () => {
  const reviews = { 'q-a.n0': [review(at(1, 18), 3)] }; // due on the 3rd at 18:00
  expect(planned({ items: many(1), reviews, now: at(3, 8) }).items).toHaveLength(1);
  expect(planned({ items: many(1), reviews, now: at(2, 23) }).items).toHaveLength(0);
  expect(planned({ items: many(1), reviews, now: at(2, 23) }).next).toBe(at(3, 18));
});

test('what was forgotten comes again at the end of the same session, after everything else', () => {
  const reviews = { 'q-a.n0': [review(at(2, 9, 0), 1)] };
  const now = at(2, 9, 2);
  expect(ids(planned({ items: many(3), reviews, now }).items)).toEqual(['q-a.n1', 'q-a.n2', 'q-a.n0']);
  // and before it once its ten minutes are over
  expect(ids(planned({ items: many(3), reviews, now: at(2, 9, 11) }).items)[0]).toBe('q-a.n0');
});

test('skipped today, it waits', () => {
  const plan = planned({ items: many(2), reviews: {}, now: at(2), skipped: new Set(['q-a.n0']) });
  expect(ids(plan.items)).toEqual(['q-a.n1']);
});

test('an item takes the median of its latest times, else that of its kind, else a starting value', () => {
  const items = [question('q-a.a'), question('q-a.b'), exercise('a.c')];
  const times = [90, 8, 12, 10, 11, 9]; // the first is older than the latest five
  const reviews = { 'q-a.a': times.map((seconds, i) => review(at(i + 1), 3, seconds)) };
  const seconds = estimator(items, reviews);
  expect(items.map(seconds)).toEqual([10, 10, 150]);
  expect(spentToday(reviews, at(6, 23))).toBe(9);
});
