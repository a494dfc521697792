/** Wrong answers that several students gave: what a teacher comes back to. */
import { cut } from '../../kit/cut.ts';
import type { Locale } from '../../kit/i18n/index.ts';
import { canonical } from '../../kit/progress/file.ts';
import type { Attempt } from '../../kit/progress/types.ts';
import type { Report } from '../../kit/report/types.ts';
import type { Pool } from './pool.ts';

export interface WrongAnswer {
  readonly exercise: string;
  /** in words */
  readonly said: string;
  readonly students: number;
}

/** of one exercise, at most so many */
const SHOWN = 3;
/** letters of an answer that a table shows */
const LONGEST = 120;

/** By what was answered, whatever the language: one try of each, and how many students gave it. */
function counted(reports: readonly Report[], id: string) {
  const found = new Map<string, { readonly one: Attempt; readonly students: Set<string> }>();
  for (const { learner, exercises } of reports)
    for (const one of exercises.find((entry) => entry.id === id)?.tries ?? []) {
      if (one.score >= 1) continue;
      const key = canonical([one.answer, one.seed]);
      const known = found.get(key) ?? { one, students: new Set<string>() };
      known.students.add(learner);
      found.set(key, known);
    }
  return [...found.values()].filter(({ students }) => students.size > 1);
}

/** Every answer to several students' wrong tries, in words, the most frequent first. */
export async function saysWrong(
  reports: readonly Report[],
  exercises: readonly string[],
  locale: Locale,
  pool: Pool,
): Promise<WrongAnswer[]> {
  const known = new Set((await pool.catalog).map(({ id }) => id));
  const rows = exercises
    .filter((id) => known.has(id))
    .flatMap((exercise) => {
      const common = counted(reports, exercise).sort((a, b) => b.students.size - a.students.size);
      return common.slice(0, SHOWN).map(async ({ one, students }): Promise<WrongAnswer[]> => {
        const { seed, answer } = one;
        const outcome = await pool.grade({ exercise, seed, locale, answer, privately: null, only: 'said' });
        if (outcome.type !== 'said') return [];
        return [{ exercise, said: cut(outcome.said.replace(/\s+/g, ' '), LONGEST), students: students.size }];
      });
    });
  return (await Promise.all(rows)).flat().sort((a, b) => b.students - a.students);
}
