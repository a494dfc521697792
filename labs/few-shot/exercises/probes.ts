/** Measurements on the live model, made exactly as the lab makes them. */
import type { GradeContext } from '@kit/exercises/types.ts';
import type { Locale } from '@kit/i18n/index.ts';
import type { Proportion } from '@kit/math/proportion.ts';
import type { FamilyId } from '@kit/tasks/families.ts';
import { promptIds } from '@kit/tasks/scoring.ts';
import { askedBy, type SetOf } from '../asked.ts';
import { type LoadedReasoner, type Reading, readPrompt } from '../reading.ts';
import { type LabState, STATE } from '../state.ts';
import { type Series, studyExamples } from '../studies.ts';

/** Queries of a set in the exercises. */
export const COUNT = 20;

export type OnSeed = { readonly seed: number };
export type OnTask = OnSeed & { readonly family: FamilyId };

export function stateOf(patch: Partial<LabState>, locale: Locale): LabState {
  return { ...STATE.defaultsIn(locale), ...patch };
}

export async function open({ runtime, signal }: GradeContext): Promise<LoadedReasoner> {
  return runtime.load('reasoner', signal ? { signal } : {});
}

/** What the lab shows of the prompt of a state. */
export async function reading(patch: Partial<LabState>, context: GradeContext): Promise<Reading> {
  const { prompt } = askedBy(stateOf(patch, context.locale));
  return readPrompt(await open(context), prompt, [], context.signal);
}

/** Probability of the first token of the true answer. */
export async function rightProbabilityOf(patch: Partial<LabState>, context: GradeContext): Promise<number> {
  const reasoner = await open(context);
  const { prompt, item } = askedBy(stateOf(patch, context.locale));
  if (!item) throw new Error('the prompt of an exercise is drawn');
  const ids = promptIds(reasoner, prompt);
  const answer = reasoner.tokenizer.ids(item.query.output).slice(0, 1);
  const scores = await reasoner.model.score([...ids, ...answer], {}, context.signal);
  return Math.exp(scores.at(-1)?.logProbability ?? Number.NaN);
}

/** One point of the lab's chart. */
export async function accuracyAt(
  task: Pick<SetOf, 'family' | 'seed'>,
  series: Series,
  k: number,
  context: GradeContext,
): Promise<Proportion> {
  const set = { ...task, language: context.locale };
  const options = { series: [series], ks: [k], count: COUNT };
  let last: Proportion | undefined;
  for await (const { curves } of studyExamples(await open(context), set, options, context.signal))
    last = curves[series]?.[k];
  if (!last) throw new Error('nothing was measured');
  return last;
}
