/** What to review now: what is due, the most forgotten first, then what is new, within the day's minutes. */
import type { Reviews } from '../progress/types.ts';
import { DAY_BUDGET, estimator, reviewsOfToday, spentToday, startOfDay } from './durations.ts';
import type { Item } from './items.ts';
import { retrievability, type Schedule, scheduled } from './schedule.ts';

const DAY = 86_400_000;
/** ms: what was forgotten is asked again this early when nothing else is left */
const AHEAD = 20 * 60_000;

export interface Plan {
  /** in order; the first is the next to ask */
  readonly items: readonly Item[];
  /** s that they should take */
  readonly seconds: number;
  /** s spent today */
  readonly spent: number;
  /** something was reviewed today, however fast */
  readonly begun: boolean;
  /** due or new, and left for another day */
  readonly later: number;
  /** ms since 1970, of the next item to become due after today's; null: none is known */
  readonly next: number | null;
}

export interface Asked {
  /** everything that may be asked, in the order of the text */
  readonly items: readonly Item[];
  readonly reviews: Reviews;
  /** ms since 1970 */
  readonly now: number;
  /** s that the reader adds to the day's */
  readonly more?: number;
  /** not to be asked again today */
  readonly skipped?: ReadonlySet<string>;
}

export function planned({ items, reviews, now, more = 0, skipped = new Set() }: Asked): Plan {
  const seconds = estimator(items, reviews);
  const spent = spentToday(reviews, now);
  const tomorrow = startOfDay(now) + DAY;
  const known = items.map((item) => ({ item, schedule: scheduled(reviews[item.id] ?? []) }));
  const asked = known.filter(({ item }) => !skipped.has(item.id));
  const recall = new Map(items.map((item) => [item.id, retrievability(reviews[item.id] ?? [], now)]));

  // a day is a day: what falls due this evening may be asked this morning; what was forgotten waits its minutes
  const isDue = (schedule: Schedule | null) => schedule && schedule.due < (schedule.learning ? now : tomorrow);
  const due = asked
    .filter(({ schedule }) => isDue(schedule))
    .map(({ item }) => item)
    .sort((a, b) => (recall.get(a.id) ?? 0) - (recall.get(b.id) ?? 0));
  const fresh = asked.filter(({ schedule }) => schedule === null).map(({ item }) => item);
  const soon = asked
    .filter(({ schedule }) => schedule?.learning && schedule.due >= now && schedule.due < now + AHEAD)
    .sort((a, b) => (a.schedule?.due ?? 0) - (b.schedule?.due ?? 0))
    .map(({ item }) => item);

  let left = DAY_BUDGET + more - spent;
  const within = (candidates: readonly Item[]) =>
    candidates.filter((item) => {
      const fits = seconds(item) <= left;
      if (fits) left -= seconds(item);
      return fits;
    });
  const chosen = within([...due, ...fresh]);
  // forgotten a moment ago: again at the end, and whatever the time
  const today = [...chosen, ...soon];
  const ahead = known.flatMap(({ schedule }) => (schedule && schedule.due >= tomorrow ? [schedule.due] : []));
  return {
    items: today,
    seconds: today.reduce((sum, item) => sum + seconds(item), 0),
    spent,
    begun: reviewsOfToday(reviews, now).length > 0,
    later: due.length + fresh.length - chosen.length,
    next: ahead.length > 0 ? Math.min(...ahead) : null,
  };
}
