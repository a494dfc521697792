/** Against py-fsrs 6.3.2 (FSRS-6, the same steps, no fuzz), and the formulas by hand. */
import { describe, expect, test } from 'vitest';
import type { Review } from '../progress/types.ts';
import { delays, type Rating, ratingOf, retrievability, scheduled } from './schedule.ts';

/** [date of the review, rating, stability, difficulty, due]: one line of py-fsrs each */
type Row = readonly [string, Rating, number, number, string];
const HISTORIES: Readonly<Record<string, readonly Row[]>> = {
  'known, then forgotten': [
    ['2026-11-02T09:00:00Z', 3, 2.3065, 2.118103970459016, '2026-11-04T09:00:00Z'],
    ['2026-11-04T09:00:00Z', 3, 10.964332335820698, 2.111214235785395, '2026-11-15T09:00:00Z'],
    ['2026-11-15T09:00:00Z', 3, 46.28021728755693, 2.1043313908464483, '2026-12-31T09:00:00Z'],
    ['2026-12-31T09:00:00Z', 1, 2.9325804541638116, 7.389975788014609, '2026-12-31T09:10:00Z'],
    ['2026-12-31T09:10:00Z', 3, 2.9325804541638116, 7.377814181523433, '2027-01-03T09:10:00Z'],
    ['2027-01-03T09:10:00Z', 3, 7.794549965290449, 7.365664736638748, '2027-01-11T09:10:00Z'],
  ],
  'unknown at first': [
    ['2026-11-02T09:00:00Z', 1, 0.212, 6.4133, '2026-11-02T09:10:00Z'],
    ['2026-11-02T09:12:00Z', 3, 0.24668918777567272, 6.402115069296838, '2026-11-03T09:12:00Z'],
    ['2026-11-03T09:12:00Z', 2, 1.3140467293825921, 7.596784690858309, '2026-11-04T09:12:00Z'],
    ['2026-11-06T09:12:00Z', 4, 8.652191297594939, 6.7789704936734, '2026-11-15T09:12:00Z'],
    ['2026-11-26T09:12:00Z', 3, 32.193710876505975, 6.767419892476565, '2026-12-28T09:12:00Z'],
  ],
  'easy, then late': [
    ['2026-11-02T09:00:00Z', 4, 8.2956, 1, '2026-11-10T09:00:00Z'],
    ['2026-11-11T09:00:00Z', 4, 70.63155368576176, 1, '2027-01-21T09:00:00Z'],
    ['2026-12-21T09:00:00Z', 2, 143.73773321234546, 4.010608969296839, '2027-05-14T09:00:00Z'],
  ],
  'hard from the start': [
    ['2026-11-02T09:00:00Z', 2, 1.2931, 5.112170705601056, '2026-11-02T09:15:00Z'],
    ['2026-11-02T09:15:00Z', 3, 1.3358997622047517, 5.102286904192293, '2026-11-03T09:15:00Z'],
    ['2026-11-04T09:15:00Z', 3, 6.659248087321273, 5.0924129865849395, '2026-11-11T09:15:00Z'],
    ['2026-11-09T09:15:00Z', 1, 1.0869347882699916, 8.372137889578998, '2026-11-09T09:25:00Z'],
    ['2026-11-09T09:25:00Z', 1, 0.3837946710347646, 9.450161163063804, '2026-11-09T09:35:00Z'],
    ['2026-11-09T09:36:00Z', 3, 0.4294893348262522, 9.435939371197577, '2026-11-10T09:36:00Z'],
  ],
};
const reviewsOf = (rows: readonly Row[]): Review[] => rows.map(([at, rating]) => ({ at, rating, seconds: 10 }));

describe.each(Object.entries(HISTORIES))('%s', (_name, rows) => {
  test.each(rows.map((row, i) => [i + 1, row] as const))(
    'after %i reviews',
    (count, [, , stability, difficulty, due]) => {
      const schedule = scheduled(reviewsOf(rows.slice(0, count)));
      // ts-fsrs rounds every step to eight decimals: relative to it, 10⁻⁷ after three
      expect((schedule?.stability ?? 0) / stability).toBeCloseTo(1, 6);
      expect(schedule?.difficulty).toBeCloseTo(difficulty, 6);
      expect(schedule?.due).toBe(Date.parse(due));
    },
  );
});

test('by hand: the first stability is the weight of its rating, the first difficulty w4 − e^(w5 (G − 1)) + 1', () => {
  for (const [rating, stability] of [
    [1, 0.212],
    [2, 1.2931],
    [3, 2.3065],
    [4, 8.2956],
  ] as const) {
    const schedule = scheduled([{ at: '2026-11-02T09:00:00Z', rating, seconds: 1 }]);
    expect(schedule?.stability).toBeCloseTo(stability, 8);
    const difficulty = Math.min(10, Math.max(1, 6.4133 - Math.exp(0.8334 * (rating - 1)) + 1));
    expect(schedule?.difficulty).toBeCloseTo(difficulty, 6);
  }
});

// py-fsrs gives both one day
test('good brings back later than hard, by a day at least: there ts-fsrs differs', () => {
  const reviews = reviewsOf(HISTORIES['hard from the start'] ?? []);
  const after = (rating: Rating) => scheduled([...reviews, { at: '2026-11-10T09:36:00Z', rating, seconds: 1 }]);
  expect(after(3)?.stability).toBeCloseTo(1.1465619640441096, 6); // py-fsrs
  expect([after(2)?.due, after(3)?.due]).toEqual([
    Date.parse('2026-11-11T09:36:00Z'),
    Date.parse('2026-11-12T09:36:00Z'),
  ]);
});

test('what is forgotten comes back the same day, what is known does not', () => {
  const at = (rating: Rating) => scheduled([{ at: '2026-11-02T09:00:00Z', rating, seconds: 1 }])?.learning;
  expect([at(1), at(2), at(3), at(4)]).toEqual([true, true, false, false]);
  expect(scheduled([])).toBeNull();
});

test('each rating says when it would bring the item back', () => {
  const [minute, day] = [60_000, 86_400_000];
  expect(delays([], Date.parse('2026-11-02T09:00:00Z'))).toEqual({
    1: 10 * minute,
    2: 15 * minute,
    3: 2 * day,
    4: 8 * day,
  });
  const known = reviewsOf(HISTORIES['known, then forgotten']?.slice(0, 2) ?? []);
  expect(delays(known, Date.parse('2026-11-15T09:00:00Z'))[3]).toBe(46 * day);
});

test('the probability of recall follows (1 + factor · t / S)^−w20: 0.9 after S days', () => {
  const rows = HISTORIES['known, then forgotten'] ?? [];
  // py-fsrs: 30 days after the last review
  expect(retrievability(reviewsOf(rows), Date.parse('2027-02-02T09:10:00Z'))).toBeCloseTo(0.7858281041130097, 6);
  expect(retrievability([], 0)).toBe(0);
});

test('a grade rates: right at once good, half or more hard, otherwise forgotten', () => {
  expect([1, 0.75, 0.5, 0.49, 0].map(ratingOf)).toEqual([3, 2, 2, 1, 1]);
});
