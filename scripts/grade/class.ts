/** A class graded: the files read, every answer graded once, a row per student and exercise. */

import type { Locale } from '../../kit/i18n/index.ts';
import type { Report } from '../../kit/report/types.ts';
import { type HandedIn, readHandedIn } from './files.ts';
import type { Pool } from './pool.ts';
import { type Asked, askedOf, brokenRow, countingIds, fileRow, keyOf, type Note, type Row, rowOf } from './rows.ts';
import type { Outcome } from './types.ts';
import { saysWrong, type WrongAnswer } from './wrong.ts';

export interface ClassOptions {
  readonly files: readonly string[];
  /** where their paths start */
  readonly folder?: string;
  /** ids that count, in their order; null: what the reports say */
  readonly set: readonly string[] | null;
  readonly seed: number;
  readonly locale: Locale;
  readonly pool: Pool;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface GradedClass {
  readonly rows: readonly Row[];
  /** those that earn points */
  readonly exercises: readonly string[];
  readonly reports: number;
  readonly refused: number;
  readonly wrong: readonly WrongAnswer[];
  /** answers that were to be graded, and how many of them differ */
  readonly answers: number;
  readonly different: number;
}

type Read = HandedIn & { readonly reading: Extract<HandedIn['reading'], { ok: true }> };
const isRead = (one: HandedIn): one is Read => one.reading.ok;

function notesOf({ reading }: Read, reports: readonly Report[]): Note[] {
  const twins = reports.filter(({ learner }) => learner === reading.report.learner).length;
  return [...(reading.altered ? (['file-altered'] as const) : []), ...(twins > 1 ? (['same-learner'] as const) : [])];
}

export async function gradeClass({
  files,
  folder,
  set,
  seed,
  locale,
  pool,
  onProgress,
}: ClassOptions): Promise<GradedClass> {
  const catalog = await pool.catalog;
  const facts = new Map(catalog.map((one) => [one.id, one]));
  const handed = files.map((file) => readHandedIn(file, folder));
  const read = handed.filter(isRead);
  const reports = read.map(({ reading }) => reading.report);
  const exercises = countingIds(set, reports, catalog);

  const graded = new Map<string, Promise<Outcome>>();
  const total = { answers: 0, done: 0 };
  const ask = (asked: Asked): Promise<Outcome> => {
    const key = keyOf(asked.task);
    total.answers += 1;
    const outcome = graded.get(key) ?? pool.grade(asked.task);
    graded.set(key, outcome);
    return outcome.finally(() => {
      total.done += 1;
      onProgress?.(total.done, total.answers);
    });
  };

  const rowsOf = (one: Read): Promise<Row>[] => {
    const { report, entries, broken } = one.reading;
    const notes = notesOf(one, reports);
    const rows = exercises.map(async (id): Promise<Row> => {
      const known = facts.get(id);
      if (!known) return brokenRow(one.file, report, id, 'unknown');
      const entry = entries.get(id);
      const asked = entry ? askedOf(report, entry.entry, known, seed) : null;
      const outcome = asked ? await ask(asked) : null;
      return rowOf({ file: one.file, report, facts: known, read: entry, asked, outcome, notes });
    });
    const strange = [...entries.keys()].filter((id) => !facts.has(id) && !exercises.includes(id));
    const others = [
      ...broken.map((id) => brokenRow(one.file, report, id, 'broken')),
      ...strange.map((id) => brokenRow(one.file, report, id, 'unknown')),
    ];
    return [...rows, ...others.map(async (row) => row)];
  };
  const rows = await Promise.all(
    handed.flatMap((one) => {
      if (isRead(one)) return rowsOf(one);
      return one.reading.ok ? [] : [Promise.resolve(fileRow(one, one.reading.reason))];
    }),
  );
  const wrong = await saysWrong(reports, exercises, locale, pool);
  return {
    rows,
    exercises: exercises.filter((id) => facts.get(id)?.counted !== false),
    reports: reports.length,
    refused: handed.length - reports.length,
    wrong,
    answers: total.answers,
    different: graded.size,
  };
}
