import { cut } from '../../kit/cut.ts';
import type { Locale } from '../../kit/i18n/index.ts';
import type { Cells } from './csv.ts';
import type { Row } from './rows.ts';
import { GRADE_STRINGS } from './summary.ts';

/** Names of columns, the same in every language: scripts read them. */
export const HEAD = [
  'file',
  'name',
  'exercise',
  'title',
  'claimed',
  'regraded',
  'private',
  'score',
  'reason',
  'explanation',
  'detail',
  'notes',
  'attempts',
  'answered',
  'answer',
  'seed',
  'learner',
] as const;

/** Scores with four decimals: more are of the computer. */
const rounded = (share: number | null) => (share === null ? null : Number(share.toFixed(4)));
/** letters of an answer in its cell */
const LONGEST = 500;

export function tableRow(row: Row, locale: Locale): Cells {
  const { reasons, notes } = GRADE_STRINGS[locale];
  return [
    row.file,
    row.name,
    row.exercise,
    row.title,
    rounded(row.claimed),
    rounded(row.regraded),
    rounded(row.private),
    rounded(row.score),
    row.reason,
    reasons[row.reason],
    row.detail,
    row.notes.map((note) => notes[note]).join(' ; '),
    row.attempts,
    row.answered,
    // an open answer is there to be read
    row.reason === 'open' ? row.answer : cut(row.answer, LONGEST),
    row.seed,
    row.learner,
  ];
}
