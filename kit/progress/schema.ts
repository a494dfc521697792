/** Checks of what comes from outside: a file, or a record written by an older version of the book. */
import { LOCALES } from '../i18n/index.ts';
import { z } from '../zod.ts';
import type { Unwritten } from './merge.ts';
import type { ExerciseRecord, Review } from './types.ts';
import { UUID } from './uuid.ts';

export const share = z.number().check(z.minimum(0), z.maximum(1));
export const count = z.int().check(z.minimum(0), z.maximum(1e9));
export const exerciseId = z.string().check(z.regex(/^[a-z0-9-]+\.[a-z0-9-]+$/), z.maxLength(100));
export const date = z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/), z.maxLength(30));

export const attemptSchema = z.object({
  seed: z.int().check(z.minimum(0)),
  locale: z.enum(LOCALES),
  score: share,
  answer: z.unknown(),
  seen: z.boolean(),
  at: date,
});

export const recordSchema: z.ZodMiniType<ExerciseRecord> = z.object({
  id: exerciseId,
  variant: count,
  since: z.optional(count),
  attempts: count,
  failures: count,
  best: z.nullable(share),
  last: z.nullable(share),
  seen: z.boolean(),
  helped: z.boolean(),
  draft: z.unknown(),
  tries: z.optional(z.array(attemptSchema).check(z.maxLength(100))),
  updated: date,
});

/** An item that is reviewed for a century comes back fewer times than this. */
const MOST_REVIEWS = 10_000;

export const reviewsSchema: z.ZodMiniType<Review[]> = z
  .array(
    z.object({
      at: date,
      rating: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
      seconds: z.number().check(z.minimum(0), z.maximum(86_400)),
    }),
  )
  .check(z.maxLength(MOST_REVIEWS));

export const progressSchema = z.object({
  learner: z.string().check(z.regex(UUID)),
  reviews: z.optional(z.record(exerciseId, reviewsSchema)),
  exercises: z
    .record(exerciseId, recordSchema)
    .check(z.refine((all) => Object.entries(all).every(([id, r]) => r.id === id))),
});

export const envelopeSchema = z.object({
  format: z.literal('chapitre-i55-progress'),
  version: z.int().check(z.minimum(1)),
});

export const fileSchema = z.object({
  format: z.literal('chapitre-i55-progress'),
  version: z.int(),
  exported: date,
  checksum: z.string(),
  progress: z.unknown(),
});

/** What a page has put aside (aside.ts); null when it is of another shape. */
export function unwrittenIn(text: string | null): Unwritten | null {
  try {
    const data: unknown = JSON.parse(text ?? '');
    const progress = progressSchema.safeParse(data);
    const erased = typeof data === 'object' && data !== null && 'erased' in data && data.erased === true;
    return progress.success ? { ...progress.data, erased } : null;
  } catch {
    return null;
  }
}
