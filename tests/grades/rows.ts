/** One set of answers, graded alike in Node and in every browser: what each kind's samples are of each exercise. */
import { noRuntime } from '@kit/exercises/check.ts';
import { kindOf } from '@kit/exercises/kinds/index.ts';
import { samplesOf } from '@kit/exercises/kinds/samples.ts';
import { type Exercise, isRefusal } from '@kit/exercises/types.ts';
import { inWords, variantAt, variantOfSeed } from '@kit/exercises/variants.ts';
import { LOCALES, type Locale } from '@kit/i18n/index.ts';
import { EXERCISE_SETS } from '../../src/components/book/labs.ts';

export interface AnswerRow {
  readonly exercise: string;
  readonly kind: string;
  readonly seed: number;
  readonly locale: Locale;
  readonly answer: unknown;
}

/** Exercises that run no model: the same files and sums are compared elsewhere (tests/models). */
const EXERCISES: ReadonlyMap<string, Exercise> = new Map(
  EXERCISE_SETS.flatMap(({ exercises }) =>
    exercises.filter(({ models }) => !models?.length).map((exercise) => [exercise.id, exercise] as const),
  ),
);

const [RIGHT, WRONG, INVALID] = [2, 4, 3];

/** `record`: which variant is on the table. */
export async function answerRows(record = { variant: 1, since: 0 }): Promise<AnswerRow[]> {
  const rows = [...EXERCISES.values()].map(async (exercise, i) => {
    const locale = LOCALES[i % LOCALES.length] as Locale;
    const variant = inWords(exercise, variantAt(exercise, 'a-class', record), locale);
    const { right, wrong, invalid } = await samplesOf(exercise, variant, { locale, runtime: noRuntime });
    const answers = [...right.slice(0, RIGHT), ...wrong.slice(0, WRONG), ...invalid.slice(0, INVALID)];
    const { id, kind } = exercise;
    return answers.map((answer) => ({ exercise: id, kind, seed: variant.seed, locale, answer }));
  });
  return (await Promise.all(rows)).flat();
}

/** Of each row its score, or that it is refused. */
export async function gradeRows(rows: readonly AnswerRow[]): Promise<(number | 'refused')[]> {
  const found: (number | 'refused')[] = [];
  for (const { exercise: id, seed, locale, answer } of rows) {
    const exercise = EXERCISES.get(id);
    const drawn = exercise && variantOfSeed(exercise, seed);
    if (!exercise || !drawn) throw new Error(`no exercise ${id} of the seed ${seed}`);
    const { kind } = kindOf(exercise);
    const parsed = kind.parse(exercise.spec, answer);
    const grade = isRefusal(parsed)
      ? parsed
      : await kind.grade(exercise.spec, inWords(exercise, drawn, locale), parsed, { locale, runtime: noRuntime });
    found.push(isRefusal(grade) ? 'refused' : grade.score);
  }
  return found;
}
