/** What is graded of each report, and what becomes of it in the table. */
import { canonical } from '../../kit/progress/file.ts';
import type { Attempt } from '../../kit/progress/types.ts';
import type { ReadEntry, ReportRefusal } from '../../kit/report/read.ts';
import type { Report, ReportEntry } from '../../kit/report/types.ts';
import type { HandedIn } from './files.ts';
import type { Catalog, ExerciseFacts, Outcome, Task } from './types.ts';

export type Reason =
  | ReportRefusal
  | 'unreadable'
  | 'same'
  | 'lower'
  | 'higher'
  | 'private'
  | 'unanswered'
  | 'open'
  | 'not-kept'
  | 'refused'
  | 'no-variant'
  | 'unknown'
  | 'broken'
  | 'late'
  | 'failed';
export type Note = 'altered' | 'file-altered' | 'helped' | 'same-learner';

export interface Row {
  readonly file: string;
  readonly name: string;
  readonly learner: string;
  /** '' for a file that is no report */
  readonly exercise: string;
  readonly title: string;
  /** best score that the report says, 0…1 */
  readonly claimed: number | null;
  /** of its answer, on its own variant */
  readonly regraded: number | null;
  /** of the same answer on the private seed; null where another seed asks nothing else */
  readonly private: number | null;
  /** what counts; null: nothing was graded */
  readonly score: number | null;
  readonly reason: Reason;
  readonly detail: string;
  readonly notes: readonly Note[];
  readonly attempts: number | null;
  /** when it was given, ISO 8601, UTC */
  readonly answered: string;
  readonly seed: string;
  /** the answer in words */
  readonly answer: string;
}

/** An answer to grade for a row that waits. */
export interface Asked {
  readonly task: Task;
  readonly attempt: Attempt | null;
}

/** Scores that are one but for the last digit of a sum. */
const equal = (a: number, b: number) => Math.abs(a - b) < 1e-9;

/** The answer that its best score claims: the latest of the best, of those that count. */
function bestTry(entry: ReportEntry, { renewable }: ExerciseFacts): Attempt | null {
  const counting = entry.tries.filter(({ seen }) => !(seen && renewable));
  return counting.reduce<Attempt | null>((best, one) => (best && best.score > one.score ? best : one), null);
}

export function askedOf(report: Report, entry: ReportEntry, facts: ExerciseFacts, privately: number): Asked | null {
  const exercise = entry.id;
  const { variant, since, draft } = entry;
  const drawn = { learner: report.learner, variant, ...(since === undefined ? {} : { since }) };
  const asIs = { exercise, seed: drawn, locale: report.locale, answer: draft } as const;
  const kept = draft !== undefined && draft !== null;
  if (!facts.counted)
    return entry.attempts > 0 && kept ? { task: { ...asIs, privately: null, only: 'said' }, attempt: null } : null;
  const attempt = bestTry(entry, facts);
  if (attempt) {
    const { seed, locale, answer } = attempt;
    return { task: { exercise, seed, locale, answer, privately }, attempt };
  }
  // an older book kept the last answer, as it stood in its form, and no tries
  if (entry.best === null || entry.tries.length > 0 || !kept) return null;
  return { task: { ...asIs, privately }, attempt: null };
}

/** Equal answers are graded once, whoever gave them. */
export const keyOf = (task: Task): string => canonical(task);

const EMPTY = {
  exercise: '',
  title: '',
  claimed: null,
  regraded: null,
  private: null,
  score: null,
  detail: '',
  notes: [],
  attempts: null,
  answered: '',
  seed: '',
  answer: '',
} as const;

export const fileRow = ({ file }: HandedIn, reason: Reason): Row => ({
  ...EMPTY,
  file,
  name: '',
  learner: '',
  reason,
});

export const brokenRow = (file: string, report: Report, exercise: string, reason: 'broken' | 'unknown'): Row => ({
  ...EMPTY,
  file,
  name: report.name,
  learner: report.learner,
  exercise,
  reason,
});

export interface Judged {
  readonly file: string;
  readonly report: Report;
  readonly facts: ExerciseFacts;
  readonly read: ReadEntry | undefined;
  readonly asked: Asked | null;
  readonly outcome: Outcome | null;
  readonly notes: readonly Note[];
}

export function rowOf({ file, report, facts, read, asked, outcome, notes }: Judged): Row {
  const entry = read?.entry;
  const claimed = entry?.best ?? null;
  const own: Note[] = [
    ...(read?.altered ? (['altered'] as const) : []),
    ...(entry?.helped ? (['helped'] as const) : []),
  ];
  const row = {
    ...EMPTY,
    file,
    name: report.name,
    learner: report.learner,
    exercise: facts.id,
    title: facts.title,
    claimed,
    attempts: entry?.attempts ?? 0,
    answered: asked?.attempt?.at ?? '',
    seed: asked && typeof asked.task.seed === 'number' ? String(asked.task.seed) : '',
    notes: [...own, ...notes],
  };
  if (!facts.counted)
    return outcome?.type === 'said'
      ? { ...row, reason: 'open', answer: outcome.said }
      : { ...row, reason: 'unanswered' };
  const worth = (score: number, reason: Reason, more: Partial<Row> = {}): Row => ({ ...row, score, reason, ...more });
  if (!asked || !outcome) return worth(0, claimed === null || claimed === 0 ? 'unanswered' : 'not-kept');
  switch (outcome.type) {
    case 'graded': {
      const { score, privately, messages, said } = outcome;
      const more = { regraded: score, private: privately, detail: messages.join(' '), answer: said };
      if (privately !== null && privately < score && !equal(privately, score)) return worth(privately, 'private', more);
      const reason = equal(score, claimed ?? 0) ? 'same' : score < (claimed ?? 0) ? 'lower' : 'higher';
      return worth(score, reason, more);
    }
    case 'refused':
      return worth(0, 'refused', { detail: outcome.message, answer: outcome.said });
    case 'no-variant':
      return worth(0, 'no-variant');
    case 'late':
    case 'failed':
      // not the student's doing: a person decides
      return { ...row, reason: outcome.type, detail: outcome.message };
    case 'said':
      return { ...row, reason: 'failed' };
  }
}

/** The exercises that count: those named, else those of any report's set, else all that anybody answered. */
export function countingIds(set: readonly string[] | null, reports: readonly Report[], catalog: Catalog): string[] {
  if (set) return [...set];
  const known = new Set(catalog.map(({ id }) => id));
  const sets = reports.flatMap((report) => report.set ?? []);
  // a report without the set counts on the set of the others: it changes nothing of their mean
  const asked = new Set(sets.length > 0 ? sets : reports.flatMap(({ exercises }) => exercises.map(({ id }) => id)));
  // in the order of the book where nobody gave another
  const order = reports.find((report) => report.set)?.set ?? catalog.map(({ id }) => id);
  return [...new Set([...order, ...asked])].filter((id) => asked.has(id) && known.has(id));
}
