/** Reads a report of unknown origin. What is wrong with one exercise spoils no other. */

import { deeperThan } from '../files/depth.ts';
import { LOCALES } from '../i18n/index.ts';
import { MAX_DEPTH } from '../progress/file.ts';
import { attemptSchema, count, date, exerciseId, share } from '../progress/schema.ts';
import { UUID } from '../progress/uuid.ts';
import { z } from '../zod.ts';
import { digestOf } from './digest.ts';
import { MOST } from './set.ts';
import { FORMAT, type Report, type ReportEntry, VERSION } from './types.ts';
import { entryDigest } from './write.ts';

/** Of 120 exercises with ten answers each, 16 of them the longest programs: 3 MB. */
export const MAX_REPORT_BYTES = 8_000_000;

const entrySchema = z.object({
  id: exerciseId,
  attempts: count,
  best: z.nullable(share),
  helped: z.boolean(),
  variant: count,
  since: z.optional(count),
  tries: z.array(attemptSchema).check(z.maxLength(100)),
  draft: z.optional(z.unknown()),
  digest: z.string().check(z.maxLength(100)),
});

const envelopeSchema = z.object({ format: z.literal(FORMAT), version: z.int().check(z.minimum(1)) });
const reportSchema = z.object({
  format: z.literal(FORMAT),
  version: z.int(),
  book: z.string().check(z.maxLength(50)),
  name: z.string().check(z.maxLength(200)),
  locale: z.enum(LOCALES),
  made: date,
  learner: z.string().check(z.regex(UUID)),
  set: z.nullable(z.array(exerciseId).check(z.maxLength(MOST))),
  exercises: z.array(z.unknown()).check(z.maxLength(MOST * 4)),
  digest: z.string().check(z.maxLength(100)),
});

export type ReportRefusal = 'too-large' | 'not-json' | 'foreign' | 'newer' | 'invalid';

export interface ReadEntry {
  readonly entry: ReportEntry;
  /** its digest is not that of what it says */
  readonly altered: boolean;
}

export type ReportReading =
  | {
      readonly ok: true;
      readonly report: Report;
      readonly entries: ReadonlyMap<string, ReadEntry>;
      /** ids of entries that say impossible things, or come twice: what of them can be read */
      readonly broken: readonly string[];
      /** the whole is not what was written */
      readonly altered: boolean;
    }
  | { readonly ok: false; readonly reason: ReportRefusal };

const shownId = (entry: unknown): string => {
  const id = typeof entry === 'object' && entry !== null && 'id' in entry ? entry.id : null;
  return typeof id === 'string' ? id.slice(0, 100) : '?';
};

export function readReport(text: string): ReportReading {
  const refuse = (reason: ReportRefusal): ReportReading => ({ ok: false, reason });
  if (text.length > MAX_REPORT_BYTES) return refuse('too-large');
  let data: unknown;
  try {
    data = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return refuse('not-json');
  }
  const envelope = envelopeSchema.safeParse(data);
  if (!envelope.success) return refuse('foreign');
  if (envelope.data.version > VERSION) return refuse('newer');
  if (deeperThan(MAX_DEPTH, data)) return refuse('invalid');
  const whole = reportSchema.safeParse(data);
  if (!whole.success) return refuse('invalid');
  const { digest, ...rest } = data as Record<string, unknown>;
  const found = digestOf(rest);
  const entries = new Map<string, ReadEntry>();
  const broken: string[] = [];
  for (const one of whole.data.exercises) {
    const read = entrySchema.safeParse(one);
    if (!read.success || entries.has(read.data.id)) {
      broken.push(shownId(one));
      continue;
    }
    const { digest: told, ...entry } = one as ReportEntry;
    entries.set(read.data.id, { entry: read.data, altered: told !== entryDigest(whole.data.learner, entry) });
  }
  const learner = whole.data.learner.toLowerCase();
  const exercises = [...entries.values()].map(({ entry }) => entry);
  const report: Report = { ...whole.data, format: FORMAT, learner, exercises };
  return { ok: true, report, entries, broken, altered: digest !== found };
}
