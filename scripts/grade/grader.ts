/** Grades answers on the real exercises and models; loaded through Vite, for the aliases and components of the site. */

import { cut } from '@kit/cut.ts';
import { noRuntime } from '@kit/exercises/check.ts';
import { isCounted, kindOf } from '@kit/exercises/kinds/index.ts';
import { openInNode, remembering, runtimeOf } from '@kit/exercises/node-runtime.ts';
import { variantSeed } from '@kit/exercises/random.ts';
import { saidAnswer, saidMessage } from '@kit/exercises/said.ts';
import { type Exercise, type GradeContext, isRefusal, type Refusal, type Variant } from '@kit/exercises/types.ts';
import { inWords, variantAt, variantOfSeed } from '@kit/exercises/variants.ts';
import type { Locale } from '@kit/i18n/index.ts';
import type { ModelId, Runtime } from '@kit/runtime/types.ts';
import { EXERCISE_SETS } from '../../src/components/book/labs.ts';
import { memoised } from './memo.ts';
import type { Catalog, Outcome, Task } from './types.ts';

/** characters of an answer in words */
const SAID = 6000;

const EXERCISES: ReadonlyMap<string, Exercise> = new Map(
  EXERCISE_SETS.flatMap(({ exercises }) => exercises.map((exercise) => [exercise.id, exercise] as const)),
);

export const catalog = (locale: Locale): Catalog =>
  [...EXERCISES.values()].map((exercise) => ({
    id: exercise.id,
    kind: exercise.kind,
    title: exercise.title[locale],
    renewable: exercise.variant !== undefined,
    counted: isCounted(exercise),
    private: kindOf(exercise).kind.drawsFromSeed === true,
  }));

export interface Grader {
  grade(task: Task): Promise<Outcome>;
}

/** Of one exercise: what its models and functions answered is kept while it is the one that is graded. */
interface Bench {
  readonly exercise: Exercise;
  readonly runtime: Runtime;
}

export function createGrader(): Grader {
  const opened = new Map<ModelId, ReturnType<typeof openInNode>>();
  let bench: Bench | null = null;

  async function benchOf(exercise: Exercise): Promise<Bench> {
    if (bench?.exercise.id === exercise.id) return bench;
    const handles = (exercise.models ?? []).map(async (id) => {
      const handle = opened.get(id) ?? openInNode(id);
      opened.set(id, handle);
      return [id, remembering(await handle)] as const;
    });
    const runtime = exercise.models ? runtimeOf(new Map(await Promise.all(handles))) : noRuntime;
    bench = { exercise: { ...exercise, spec: memoised(exercise.spec) } as Exercise, runtime };
    return bench;
  }

  function variantFor(exercise: Exercise, { seed, locale }: Task): Variant | null {
    const variant = typeof seed === 'number' ? variantOfSeed(exercise, seed) : variantAt(exercise, seed.learner, seed);
    return variant && inWords(exercise, variant, locale);
  }

  async function gradeOn(variant: Variant, answer: unknown, task: Task, { exercise, runtime }: Bench) {
    const { kind } = kindOf(exercise);
    const context: GradeContext = { locale: task.locale, runtime };
    return kind.grade(exercise.spec, variant, answer, context);
  }

  return {
    async grade(task) {
      const known = EXERCISES.get(task.exercise);
      if (!known) return { type: 'failed', message: task.exercise };
      const variant = variantFor(known, task);
      if (!variant) return { type: 'no-variant' };
      const said = cut(saidAnswer(known, variant, task.answer, task.locale), SAID);
      if (task.only === 'said') return { type: 'said', said };
      const inWordsOf = ({ refused }: Refusal) => saidMessage(known, refused, task.locale);
      const answer = kindOf(known).kind.parse(known.spec, task.answer);
      if (isRefusal(answer)) return { type: 'refused', message: inWordsOf(answer), said };
      const on = await benchOf(known);
      const grade = await gradeOn(variant, answer, task, on);
      // the answer could be read: what stopped its grading is not the student's doing
      if (isRefusal(grade)) return { type: 'failed', message: inWordsOf(grade) };
      const messages = grade.messages.map((message) => saidMessage(known, message, task.locale));
      if (task.privately === null || !kindOf(known).kind.drawsFromSeed)
        return { type: 'graded', score: grade.score, privately: null, messages, said };
      const seed = variantSeed(`private/${task.privately}`, known.id, 0);
      const again = await gradeOn({ ...variant, seed }, answer, task, on);
      if (isRefusal(again)) return { type: 'failed', message: inWordsOf(again) };
      return { type: 'graded', score: grade.score, privately: again.score, messages, said };
    },
  };
}
