/** Measurements on the live model, made exactly as the lab makes them. */
import type { GradeContext } from '@kit/exercises/types.ts';
import type { ModelHandle } from '@kit/runtime/types.ts';
import { answerOf, majority } from '@kit/tasks/answers.ts';
import { chainSeed, type Form, serialPrompt } from '@kit/tasks/chain.ts';
import { TEMPLATES } from '@kit/tasks/lexicon.ts';
import { completionText, judgeSerial, promptIds, scoreAll } from '@kit/tasks/scoring.ts';
import { type Change, editedPrompt } from '../edit.ts';
import { STATE } from '../state.ts';
import { withOperations } from '../statement/read.ts';
import { chainAnswer, itemOf } from '../studies.ts';
import { type Writing, write } from '../writing.ts';

/** The problem of the lab for these steps and this seed, in the reader's language. */
export interface Place {
  readonly depth: number;
  readonly seed: number;
}

const reasonerOf = ({ runtime, signal }: GradeContext): Promise<ModelHandle<'reasoner'>> =>
  runtime.load('reasoner', signal ? { signal } : {});

const placed = ({ depth, seed }: Place, { locale }: GradeContext, index = 0) =>
  itemOf({ language: locale, seed }, depth, index);

/** The whole greedy completion of one prompt. */
export async function written(place: Place, form: Form, context: GradeContext): Promise<Writing> {
  const prompt = serialPrompt(placed(place, context), form);
  let last: Writing = { tokens: [], state: 'writing', promptTokens: 0 };
  for await (const writing of write(await reasonerOf(context), prompt, {}, context.signal)) last = writing;
  return last;
}

/** Right answers among `count` problems. */
export async function rightOf(place: Place, form: Form, count: number, context: GradeContext): Promise<number> {
  const reasoner = await reasonerOf(context);
  const items = Array.from({ length: count }, (_, i) => placed(place, context, i));
  const judge = (item: (typeof items)[number]) => judgeSerial(reasoner, item, form, context.signal);
  return (await scoreAll(items, judge, context.signal ? { signal: context.signal } : {})).right;
}

/** What the model concludes after a step changed by hand. */
export async function afterChange(place: Place, change: Change, context: GradeContext): Promise<number | null> {
  const item = placed(place, context);
  const prompt = editedPrompt(withOperations(item.problem), item.shots, change);
  const text = await completionText(await reasonerOf(context), prompt, {}, context.signal);
  return answerOf(text, context.locale);
}

export interface Vote {
  readonly kept: number | null;
  /** for the answer kept */
  readonly votes: number;
}

export async function vote(
  place: Place,
  { temperature, chains }: { readonly temperature: number; readonly chains: number },
  context: GradeContext,
): Promise<Vote> {
  const [reasoner, item] = [await reasonerOf(context), placed(place, context)];
  const { topP } = STATE.defaultsIn(context.locale);
  const answers: (number | null)[] = [];
  for (let k = 0; k < chains; k++) {
    const options = { temperature, topP, seed: chainSeed(place.seed, k) };
    answers.push(await chainAnswer(reasoner, item, options, context.signal));
  }
  const kept = majority(answers);
  return { kept, votes: answers.filter((answer) => answer === kept).length };
}

/** Probability of the right digit straight after « Réponse : », nothing written before it. */
export async function directProbability(place: Place, context: GradeContext): Promise<number> {
  const [reasoner, item] = [await reasonerOf(context), placed(place, context)];
  const before = promptIds(reasoner, serialPrompt(item, 'direct'));
  const digit = TEMPLATES[context.locale].serial.direct.replace('{n}', String(item.problem.answer));
  const [first = 0] = reasoner.tokenizer.ids(digit);
  const scores = await reasoner.model.score([...before, first], {}, context.signal);
  return Math.exp(scores.at(-1)?.logProbability ?? Number.NaN);
}
