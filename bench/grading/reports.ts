/**
 * Reports of a class that never was, loaded through Vite. Answers are the samples of everybody's first variant, given to
 * whichever variant the student has: right there, and elsewhere whatever they turn out to be. The grades are real; the
 * students are not.
 */
import { noRuntime } from '@kit/exercises/check.ts';
import { isCounted } from '@kit/exercises/kinds/index.ts';
import { samplesOf } from '@kit/exercises/kinds/samples.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { seededRandom, variantSeed } from '@kit/exercises/random.ts';
import type { Exercise, GradeContext, Samples } from '@kit/exercises/types.ts';
import { inWords, variantAt } from '@kit/exercises/variants.ts';
import type { Progress } from '@kit/progress/index.ts';
import { graded, handedIn, renewed } from '@kit/progress/record.ts';
import { type ExerciseRecord, newRecord } from '@kit/progress/types.ts';
import type { Report } from '@kit/report/types.ts';
import { makeReport } from '@kit/report/write.ts';
import { EXERCISE_SETS } from '../../src/components/book/labs.ts';

const learnerOf = (student: number) => `00000000-0000-4000-8000-${String(student).padStart(12, '0')}`;

/** Most stay with everybody's first variant; some ask for another, or two. */
const TURNS = [0, 0, 0, 1, 1, 2];
/** Of the answers, how many are right; and how many exercises are left out. */
const [RIGHT, LEFT_OUT] = [0.7, 0.1];

export interface ClassOptions {
  readonly students: number;
  /** of the book; all, where there are fewer */
  readonly exercises: number;
  readonly only?: (exercise: Exercise) => boolean;
  readonly onProgress?: (exercise: string) => void;
}

async function contextOf(exercise: Exercise): Promise<GradeContext> {
  return { locale: 'fr', runtime: exercise.models ? await nodeRuntime(...exercise.models) : noRuntime };
}

/** A report per student; the exercise is the outer loop, so that each model is opened once and answers once. */
export async function makeReports(options: ClassOptions): Promise<Report[]> {
  const { students, exercises, only = () => true, onProgress } = options;
  const records = Array.from({ length: students }, (): Record<string, ExerciseRecord> => ({}));
  const all = EXERCISE_SETS.flatMap((set) => set.exercises).filter(only);
  for (const exercise of all.slice(0, exercises)) {
    onProgress?.(exercise.id);
    const context = await contextOf(exercise);
    const first = variantAt(exercise, '', { variant: 0, since: 0 });
    const { right, wrong }: Samples<unknown> = await samplesOf(exercise, inWords(exercise, first, 'fr'), context);
    for (const [student, own] of records.entries()) {
      const random = seededRandom(variantSeed(learnerOf(student), exercise.id, 99));
      if (random.uniform() < LEFT_OUT) continue;
      const turn = exercise.variant || exercise.variants ? random.pick(TURNS) : 0;
      const place = { variant: turn, since: 0 };
      const { seed } = variantAt(exercise, learnerOf(student), place);
      const answer = random.uniform() < RIGHT || wrong.length === 0 ? right[0] : random.pick(wrong);
      const asked = { seed, locale: 'fr' } as const;
      // what the grade is, the bench itself finds: here it is only claimed
      const score = turn === 0 && right.includes(answer) ? 1 : 0;
      let record = newRecord(exercise.id);
      for (let i = 0; i < turn; i++) record = renewed(record);
      const given = isCounted(exercise)
        ? graded(score, answer, exercise.variant !== undefined, asked)
        : handedIn(answer);
      own[exercise.id] = given(record);
    }
  }
  return records.map((own, student) => {
    const progress: Progress = { learner: learnerOf(student), exercises: own };
    const date = new Date(Date.UTC(2026, 0, 1));
    return makeReport(progress, { name: `Student ${student}`, locale: 'fr', book: '0', date, set: null });
  });
}
