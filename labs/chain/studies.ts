/** Accuracies on sets of problems drawn from a seed, one problem at a time, so that the reader sees them settle. */
import type { Locale } from '@kit/i18n/index.ts';
import { type Proportion, proportion } from '@kit/math/proportion.ts';
import { answerOf } from '@kit/tasks/answers.ts';
import { drawSerialItem, FORMS, type Form, type SerialItem, serialPrompt } from '@kit/tasks/chain.ts';
import { completionText, judgeSerial, promptIds, type Reasoner } from '@kit/tasks/scoring.ts';
import { workedAnswer } from '@kit/tasks/serial.ts';
import { type Change, editedPrompt, type Outcome, outcomeOf, wrongValue } from './edit.ts';
import { withOperations } from './problem.ts';
import { chainSeed, rightBySize, voteSizes } from './vote.ts';

/** Steps of the problems on the curve; the model was trained on 1 to 8. */
export const CURVE_DEPTHS = [1, 2, 3, 4, 6, 8, 10, 12] as const;
export const COUNTS = [10, 25, 50, 100] as const;
/** Solved problems that the few-shot prompts show, by their number of steps. */
export const SHOTS = [2, 3] as const;

export interface SetOf {
  readonly language: Locale;
  readonly seed: number;
  /** problems */
  readonly count: number;
}

/** The index-th problem of a set. */
export function itemOf({ language, seed }: Pick<SetOf, 'language' | 'seed'>, depth: number, index: number): SerialItem {
  return drawSerialItem(depth, seed, index, SHOTS, language);
}

export interface Progress {
  /** problems answered, and to answer */
  readonly done: number;
  readonly total: number;
}

/** form → steps → accuracy so far; a point is absent where a prompt and its answer exceed the context */
export type Curve = Readonly<Record<Form, Readonly<Record<number, Proportion>>>>;

export interface Points {
  readonly forms?: readonly Form[];
  readonly depths?: readonly number[];
}

const fits = (reasoner: Reasoner, item: SerialItem, form: Form) =>
  promptIds(reasoner, serialPrompt(item, form) + workedAnswer(item.problem)).length <= reasoner.model.config.context;

/**
 * Accuracy against the number of steps. Every point gains a problem before any gains a second; a point is given up as soon as
 * one of its prompts and answers exceeds the context.
 */
export async function* studyDepths(
  reasoner: Reasoner,
  set: SetOf,
  { forms = FORMS, depths = CURVE_DEPTHS }: Points = {},
  signal?: AbortSignal,
): AsyncGenerator<Progress & { readonly curve: Curve }> {
  let points = forms.flatMap((form) => depths.map((depth) => ({ form, depth, right: 0 })));
  const curve = Object.fromEntries(FORMS.map((form) => [form, {}])) as Record<Form, Record<number, Proportion>>;
  for (let i = 0; i < set.count; i++) {
    let done = i * points.length;
    for (const point of points) {
      const { form, depth } = point;
      const item = itemOf(set, depth, i);
      if (!fits(reasoner, item, form)) {
        points = points.filter((other) => other !== point);
        done -= i;
        delete curve[form][depth];
        continue;
      }
      if (await judgeSerial(reasoner, item, form, signal)) point.right += 1;
      curve[form] = { ...curve[form], [depth]: proportion(point.right, i + 1) };
      done += 1;
      yield { done, total: points.length * set.count, curve: { ...curve } };
    }
  }
}

export interface VoteStudy {
  /** accuracy of greedy decoding, the most probable token at each step */
  readonly greedy: Proportion;
  /** accuracy of the majority of 1, 3, 5… chains */
  readonly bySize: readonly { readonly size: number; readonly accuracy: Proportion }[];
}

export interface Drawn {
  readonly temperature: number;
  readonly chains: number;
}

/** Chains of one problem, each drawn with its own seed; `temperature` 0 draws nothing. */
export async function chainAnswer(
  reasoner: Reasoner,
  item: SerialItem,
  options: { readonly temperature: number; readonly seed: number },
  signal?: AbortSignal,
): Promise<number | null> {
  const text = await completionText(reasoner, serialPrompt(item, 'trigger'), options, signal);
  return answerOf(text, item.problem.language);
}

/** Accuracy of the vote against its size, on problems of `depth` steps. */
export async function* studyVotes(
  reasoner: Reasoner,
  set: SetOf & { readonly depth: number },
  { temperature, chains }: Drawn,
  signal?: AbortSignal,
): AsyncGenerator<Progress & { readonly study: VoteStudy }> {
  const sizes = voteSizes(chains);
  const right = sizes.map(() => 0);
  let greedy = 0;
  for (let i = 0; i < set.count; i++) {
    const item = itemOf(set, set.depth, i);
    const { answer } = item.problem;
    if ((await chainAnswer(reasoner, item, { temperature: 0, seed: 0 }, signal)) === answer) greedy += 1;
    const answers: (number | null)[] = [];
    for (let k = 0; k < (sizes.at(-1) ?? 0); k++)
      answers.push(await chainAnswer(reasoner, item, { temperature, seed: chainSeed(set.seed, k) }, signal));
    rightBySize(answers, answer).forEach((is, s) => {
      if (is) right[s] = (right[s] ?? 0) + 1;
    });
    const bySize = sizes.map((size, s) => ({ size, accuracy: proportion(right[s] ?? 0, i + 1) }));
    yield { done: i + 1, total: set.count, study: { greedy: proportion(greedy, i + 1), bySize } };
  }
}

export type EditStudy = Readonly<Record<Outcome, Proportion>>;

/** A wrong value in step `at` of problems of `depth` steps: what do the answers do with it? */
export async function* studyEdits(
  reasoner: Reasoner,
  set: SetOf & { readonly depth: number },
  at: number,
  signal?: AbortSignal,
): AsyncGenerator<Progress & { readonly study: EditStudy }> {
  const counts: Record<Outcome, number> = { follows: 0, true: 0, other: 0 };
  for (let i = 0; i < set.count; i++) {
    const item = itemOf(set, set.depth, i);
    const problem = withOperations(item.problem);
    const change: Change = { at, value: wrongValue(problem, at, i) };
    const text = await completionText(reasoner, editedPrompt(problem, item.shots, change), {}, signal);
    counts[outcomeOf(problem, change, answerOf(text, problem.language))] += 1;
    const share = (outcome: Outcome) => proportion(counts[outcome], i + 1);
    yield {
      done: i + 1,
      total: set.count,
      study: { follows: share('follows'), true: share('true'), other: share('other') },
    };
  }
}
