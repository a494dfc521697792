/** Dates of records, of which a merge asks which is the newer: those that cannot be true must not win for ever. */
import type { ExerciseRecord, Review } from './types.ts';

/** The record, dated `otherwise` when it says that it is later than `latest`, or nothing that a calendar knows. */
export function datedBy(record: ExerciseRecord, latest: number, otherwise: number): ExerciseRecord {
  if (Date.parse(record.updated) <= latest) return record;
  return { ...record, updated: new Date(otherwise).toISOString() };
}

/**
 * The record of a file: not later than the file itself, of which nothing is known either when it comes from the future.
 */
export function datedByFile(record: ExerciseRecord, exported: string, now: number): ExerciseRecord {
  const written = Date.parse(exported);
  return datedBy(record, now, written <= now ? written : 0);
}

/** Reviews of which none is later than `latest`: those that say so are dated of then, in the same order. */
export function reviewsDatedBy(reviews: readonly Review[], latest: number): readonly Review[] {
  if (reviews.every(({ at }) => Date.parse(at) <= latest)) return reviews;
  const future = reviews.filter(({ at }) => !(Date.parse(at) <= latest)).length;
  let left = future;
  // a millisecond apart: two reviews of one item are told by their times
  return reviews.map((review) => {
    if (Date.parse(review.at) <= latest) return review;
    left -= 1;
    return { ...review, at: new Date(latest - left).toISOString() };
  });
}
