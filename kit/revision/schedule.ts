/**
 * When something comes back: FSRS-6 with its published default weights, replayed from the reviews that the progress
 * keeps. Ye, Su & Cao, “A Stochastic Shortest Path Algorithm for Optimizing Spaced Repetition Scheduling”, KDD 2022;
 * the equations are those of github.com/open-spaced-repetition/fsrs4anki/wiki/The-Algorithm.
 */
import { type Card, createEmptyCard, fsrs, type Grade, State } from 'ts-fsrs';
import type { Review } from '../progress/types.ts';

export type Rating = Review['rating'];
export const RATINGS = [1, 2, 3, 4] as const satisfies readonly Rating[];

/**
 * Asked again when the probability of recall has fallen to 0.9; what was forgotten, after ten minutes once. Nothing is
 * drawn at random: the same reviews give the same day on every device.
 */
const scheduler = fsrs({
  request_retention: 0.9,
  learning_steps: ['10m'],
  relearning_steps: ['10m'],
  enable_fuzz: false,
});

export interface Schedule {
  /** ms since 1970 */
  readonly due: number;
  /** forgotten at the last review, or never known: to be seen again the same day */
  readonly learning: boolean;
  /** days after which the probability of recall has fallen to 0.9 */
  readonly stability: number;
  /** 1 easy … 10 hard */
  readonly difficulty: number;
}

const empty = (at: Date): Card => createEmptyCard(at);

function replayed(reviews: readonly Review[]): Card | null {
  const [first] = reviews;
  if (!first) return null;
  return reviews.reduce<Card>(
    (card, { at, rating }) => scheduler.next(card, new Date(at), rating as Grade).card,
    empty(new Date(first.at)),
  );
}

const scheduleOf = (card: Card): Schedule => ({
  due: card.due.getTime(),
  learning: card.state === State.Learning || card.state === State.Relearning,
  stability: card.stability,
  difficulty: card.difficulty,
});

/** null: never reviewed. The reviews are in the order of their times. */
export function scheduled(reviews: readonly Review[]): Schedule | null {
  const card = replayed(reviews);
  return card && scheduleOf(card);
}

/** ms until it would come back after each rating, were it given now. */
export function delays(reviews: readonly Review[], now: number): Readonly<Record<Rating, number>> {
  const card = replayed(reviews) ?? empty(new Date(now));
  const preview = scheduler.repeat(card, new Date(now));
  const after = (rating: Rating) => preview[rating as Grade].card.due.getTime() - now;
  return { 1: after(1), 2: after(2), 3: after(3), 4: after(4) };
}

/** Probability of recall, 0…1, `now`. */
export function retrievability(reviews: readonly Review[], now: number): number {
  const card = replayed(reviews);
  return card ? scheduler.get_retrievability(card, new Date(now), false) : 0;
}

/**
 * What an exercise’s grade says of the recall: right at once is good; half right or more, hard; anything else was
 * forgotten.
 *
 * @param score of the first answer, 0…1
 */
export function ratingOf(score: number): Rating {
  if (score >= 1) return 3;
  return score >= 0.5 ? 2 : 1;
}
