/** One check of an answer, models included: what the host does when the button is pressed. */
import type { Locale } from '../i18n/index.ts';
import type { Progress, Runtime } from '../runtime/types.ts';
import { kindOf } from './kinds/index.ts';
import { type Exercise, type Grade, type GradeContext, isRefusal, type Refusal, type Variant } from './types.ts';

export interface CheckOptions {
  readonly exercise: Exercise;
  readonly variant: Variant;
  readonly locale: Locale;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
  /** of a grader that takes its time: passes or steps of the model */
  readonly onGrading?: (progress: Progress) => void;
}

/** Loaded when an exercise needs a model: a page without such an exercise fetches nothing of it. */
async function withRuntime<T>({ onWasm }: Pick<Exercise, 'onWasm'>, work: (runtime: Runtime) => Promise<T>) {
  const { getRuntime, onWasmRuntime } = await import('../runtime/client.ts');
  return onWasm ? onWasmRuntime(work) : work(getRuntime());
}

/** Bytes the reader would have to download before this exercise can be graded. */
export async function missingBytes(exercise: Exercise): Promise<number> {
  if (!exercise.models?.length) return 0;
  const { models } = exercise;
  return withRuntime(exercise, (runtime) => runtime.missingBytes(...models));
}

/**
 * Loads the models the grader needs, with progress; a context for exercises without model has a runtime that refuses.
 */
async function withContext<T>(options: CheckOptions, work: (context: GradeContext) => Promise<T> | T): Promise<T> {
  const { exercise, locale, signal, onProgress, onGrading } = options;
  const models = exercise.models ?? [];
  const told = onGrading && { onProgress: onGrading };
  if (models.length === 0) return work({ locale, signal, runtime: noRuntime, ...told });
  return withRuntime(exercise, async (runtime) => {
    for (const id of models) await runtime.load(id, { signal, onProgress });
    return work({ locale, signal, runtime, ...told });
  });
}

export async function check(draft: unknown, options: CheckOptions): Promise<Grade | Refusal> {
  const { exercise, variant } = options;
  const { kind } = kindOf(exercise);
  const answer = kind.parse(exercise.spec, draft);
  if (isRefusal(answer)) return answer;
  return withContext(options, (context) => kind.grade(exercise.spec, variant, answer, context));
}

/** The right answers, of a kind that can compute them. */
export async function answersTo(options: CheckOptions): Promise<readonly string[]> {
  const { exercise, variant } = options;
  const { kind } = kindOf(exercise);
  return withContext(options, (context) => kind.answers?.(exercise.spec, variant, context) ?? []);
}

const refuse = () => Promise.reject(new Error('this exercise declares no model'));

/** For exercises that declare no model: asking for one is a mistake of theirs. */
export const noRuntime: Runtime = {
  missingBytes: refuse,
  load: refuse,
  release: () => {},
  tokenizer: refuse,
  choose: refuse,
  subscribe: () => () => {},
  status: { choice: 'auto', backend: null, reason: null, adapter: '', loaded: [], warning: null },
};
