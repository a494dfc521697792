/** The class in a page of Markdown: printed, and written beside the table. */
import { formatFixed, formatPercent, type Locale } from '../../kit/i18n/index.ts';
import { interpolate } from '../../kit/i18n/interpolate.ts';
import type { GradedClass } from './class.ts';
import type { Row } from './rows.ts';
import EN from './strings/en.ts';
import FR from './strings/fr.ts';

export const GRADE_STRINGS = { fr: FR, en: EN } as const;

const mean = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length / 2;
  return sorted.length % 2 ? (sorted[Math.floor(half)] ?? 0) : mean([sorted[half - 1] ?? 0, sorted[half] ?? 0]);
}

/** Rows that are an exercise of a report, by the key that they share. */
export function grouped(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    if (row.exercise === '' || row.score === null) continue;
    groups.set(key(row), [...(groups.get(key(row)) ?? []), row]);
  }
  return groups;
}

/** Of each file, the mean of its exercises that count and have a score, 0…1. */
export function totals({ rows, exercises }: Pick<GradedClass, 'rows' | 'exercises'>): ReadonlyMap<string, number> {
  const sum = (of: readonly Row[]) => of.reduce((all, row) => all + (row.score ?? 0), 0);
  const counting = rows.filter((row) => exercises.includes(row.exercise));
  return new Map([...grouped(counting, ({ file }) => file)].map(([file, of]) => [file, sum(of) / of.length]));
}

const BINS = 10;
/** how many rows a list shows */
const SHOWN = 15;
/** of a text of a student, nothing may pass for Markdown, nor for an order to a terminal */
const plain = (text: string) =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, '')
    .replace(/[|<>`*_[\]#\\]/g, (sign) => `\\${sign}`);

function list(head: readonly string[], rows: readonly (readonly string[])[], none: string): string {
  if (rows.length === 0) return none;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export interface SummaryOptions {
  readonly locale: Locale;
  readonly seed: number;
  readonly seconds: number;
  /** are programs kept from the network by the system? */
  readonly isolated: boolean;
}

export function summaryOf(graded: GradedClass, { locale, seed, seconds, isolated }: SummaryOptions): string {
  const { summary: s, reasons, notes } = GRADE_STRINGS[locale];
  const percent = (share: number | null) => (share === null ? '–' : formatPercent(locale, share, 0));
  const { rows, exercises, reports, refused, answers, different } = graded;
  const all = [...totals(graded).values()];
  const most = (share: number) => Math.min(BINS - 1, Math.floor(share * BINS));
  const bins = Array.from({ length: BINS }, (_, bin) => all.filter((share) => most(share) === bin).length);
  const nameOf = ({ name, file }: Row) => plain(name || file);

  const byExercise = [...grouped(rows, ({ exercise }) => exercise)].map(([, of]) => ({
    title: of[0]?.title || of[0]?.exercise || '',
    id: of[0]?.exercise ?? '',
    score: mean(of.map(({ score }) => score ?? 0)),
    answered: of.filter(({ reason }) => reason !== 'unanswered').length,
    attempts: mean(of.map(({ attempts }) => attempts ?? 0)),
  }));
  const hardest = byExercise.filter(({ answered }) => answered > 0).sort((a, b) => a.score - b.score);
  const titles = new Map(byExercise.map(({ id, title }) => [id, title]));
  const differing = rows.filter(
    ({ reason, exercise }) => exercise !== '' && !['same', 'unanswered', 'open'].includes(reason),
  );
  const strange = [
    ...rows.filter(({ exercise }) => exercise === '').map((row) => [nameOf(row), reasons[row.reason]]),
    ...[...grouped(rows, ({ file }) => file).values()].flatMap((of) => {
      const said = [...new Set(of.flatMap((row) => row.notes))].filter((note) => note !== 'helped');
      return said.map((note) => [of[0] ? nameOf(of[0]) : '', notes[note]]);
    }),
  ];
  // what is broken has another row, without an answer
  const without = rows.filter(
    ({ exercise, score, reason }) => exercises.includes(exercise) && score === null && reason !== 'broken',
  ).length;
  const openAnswers = rows.filter(({ reason }) => reason === 'open').length;
  const counts = { reports, refused, exercises: exercises.length };
  return `${[
    `# ${s.title}`,
    interpolate(locale, s.counts, counts),
    interpolate(locale, s.timing, { answers, different, seconds: Math.round(seconds) }),
    ...(without > 0 ? [interpolate(locale, s.without, { without })] : []),
    s.seed.replaceAll('{seed}', String(seed)),
    s.onlyAnswer,
    ...(openAnswers > 0 ? [interpolate(locale, s.open, { count: openAnswers })] : []),
    isolated ? s.isolated : s.notIsolated,
    s.caution,
    `## ${s.distribution}`,
    bins
      .map((count, bin) => {
        const from = percent(bin / BINS).padStart(5);
        return `    ${from} – ${percent((bin + 1) / BINS).padStart(5)}  ${'█'.repeat(count)} ${count || ''}`.trimEnd();
      })
      .join('\n'),
    interpolate(locale, s.mean, { mean: percent(mean(all)), median: percent(median(all)) }),
    `## ${s.hardest}`,
    list(
      s.hardestHead,
      hardest
        .slice(0, SHOWN)
        .map((one) => [
          plain(one.title),
          percent(one.score),
          String(one.answered),
          formatFixed(locale, one.attempts, 1),
        ]),
      s.none,
    ),
    `## ${s.wrong}`,
    list(
      s.wrongHead,
      graded.wrong
        .slice(0, SHOWN)
        .map(({ exercise, said, students }) => [
          plain(titles.get(exercise) ?? exercise),
          plain(said),
          String(students),
        ]),
      s.none,
    ),
    `## ${s.differences}`,
    list(
      s.differencesHead,
      differing.map((row) => [
        nameOf(row),
        plain(row.title || row.exercise),
        percent(row.claimed),
        percent(row.score),
        reasons[row.reason],
      ]),
      s.noDifference,
    ),
    `## ${s.files}`,
    list(['', ''], strange, s.nothingToSay),
  ].join('\n\n')}\n`;
}
