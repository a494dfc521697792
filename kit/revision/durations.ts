/** How long an item takes its reader, from the times that its reviews were measured to take. */
import type { Review, Reviews } from '../progress/types.ts';
import type { Item } from './items.ts';

/** s of a day's revision */
export const DAY_BUDGET = 600;
/** s, before anything was measured */
export const STARTING = { question: 20, exercise: 150 } as const;
/** s: who leaves an item open longer than this does something else */
export const LONGEST = 600;
/** of the latest reviews, the median of this many tells */
const LATEST = 5;

const median = (values: readonly number[]): number | null => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
};

const latest = (reviews: readonly Review[]) =>
  [...reviews]
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .slice(-LATEST)
    .map(({ seconds }) => seconds);

/** s that each item should take: its own latest times, else those of its kind, else a starting value. */
export function estimator(items: readonly Item[], reviews: Reviews): (item: Item) => number {
  const ofKind = (kind: Item['kind']) => {
    const all = items.filter((item) => item.kind === kind).flatMap(({ id }) => reviews[id] ?? []);
    return median(latest(all)) ?? STARTING[kind];
  };
  const known = { question: ofKind('question'), exercise: ofKind('exercise') };
  return ({ id, kind }) => median(latest(reviews[id] ?? [])) ?? known[kind];
}

/** The calendar's day, where the reader is. */
export function startOfDay(now: number): number {
  return new Date(now).setHours(0, 0, 0, 0);
}

/** Since the day began. */
export function reviewsOfToday(reviews: Reviews, now: number): readonly Review[] {
  const from = startOfDay(now);
  return Object.values(reviews)
    .flat()
    .filter(({ at }) => Date.parse(at) >= from);
}

/** s spent since the day began. */
export const spentToday = (reviews: Reviews, now: number): number =>
  reviewsOfToday(reviews, now).reduce((sum, { seconds }) => sum + seconds, 0);
