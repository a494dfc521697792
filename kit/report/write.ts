/** A learner's progress → the report that they hand in. */
import type { Locale } from '../i18n/index.ts';
import { type Progress, recordOf } from '../progress/index.ts';
import { digestOf } from './digest.ts';
import { FORMAT, type Report, type ReportEntry, VERSION } from './types.ts';

export interface ReportOptions {
  readonly name: string;
  readonly locale: Locale;
  /** version of the book */
  readonly book: string;
  readonly date: Date;
  /** exercises that count, in their order; null: all that was answered */
  readonly set: readonly string[] | null;
}

function entryOf(progress: Progress, id: string): ReportEntry {
  const { attempts, best, helped, variant, since, tries = [], draft } = recordOf(progress, id);
  const entry = {
    id,
    attempts,
    best,
    helped,
    variant,
    ...(since === undefined ? {} : { since }),
    tries,
    ...(tries.length === 0 && attempts > 0 ? { draft } : {}),
  };
  return { ...entry, digest: entryDigest(progress.learner, entry) };
}

export const entryDigest = (learner: string, entry: Omit<ReportEntry, 'digest'>): string =>
  digestOf({ learner, entry });

export function makeReport(progress: Progress, { name, locale, book, date, set }: ReportOptions): Report {
  const answered = Object.values(progress.exercises).filter(({ attempts }) => attempts > 0);
  const ids = set ?? answered.map(({ id }) => id);
  const report = {
    format: FORMAT,
    version: VERSION,
    book,
    name: name.trim(),
    locale,
    made: date.toISOString(),
    learner: progress.learner,
    set,
    exercises: ids.map((id) => entryOf(progress, id)),
  } as const;
  return { ...report, digest: digestOf(report) };
}

/** « Zoé Durand » → `rapport-zoe-durand-2026-11-28.json` */
export function reportName({ name, made }: Pick<Report, 'name' | 'made'>): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 40);
  return ['rapport', plain, made.slice(0, 10)].filter(Boolean).join('-').concat('.json');
}
