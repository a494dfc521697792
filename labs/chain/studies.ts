/** Accuracies on sets of problems drawn from a seed, one problem at a time, so that the reader sees them settle. */
import type { Locale } from '@kit/i18n/index.ts';
import type { Progress } from '@kit/lab/session.svelte.ts';
import { type Proportion, proportion } from '@kit/math/proportion.ts';
import { answerOf, reads } from '@kit/tasks/answers.ts';
import { chainSeed, drawSerialItem, FORMS, type Form, type SerialItem, serialPrompt } from '@kit/tasks/chain.ts';
import { completionText, judgeSerial, promptIds, type Reasoner } from '@kit/tasks/scoring.ts';
import { workedAnswer } from '@kit/tasks/serial.ts';
import { type Change, editedPrompt, type Outcome, outcomeOf, wrongValue } from './edit.ts';
import { withOperations } from './statement/read.ts';
import { count, rightBySize, shares, type VoteShares, voteSizes } from './vote.ts';

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

/** form → steps → accuracy so far; a point is absent where a prompt and its answer exceed the context */
export type Curve = Readonly<Record<Form, Readonly<Record<number, Proportion>>>>;

export interface Points {
  readonly forms?: readonly Form[];
  readonly depths?: readonly number[];
}

const fits = (reasoner: Reasoner, item: SerialItem, form: Form) =>
  promptIds(reasoner, serialPrompt(item, form) + workedAnswer(item.problem)).length <= reasoner.model.config.context;

/**
 * Accuracy against the number of steps. Every point gains a problem before any gains a second; a point is given up as
 * soon as one of its prompts and answers exceeds the context.
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
  /** accuracy of the answer kept of the first 1, 3, 5… chains */
  readonly bySize: readonly { readonly size: number; readonly accuracy: Proportion }[];
  /** problems where more than half of all chains are right: the most frequent answer needs less */
  readonly overHalf: Proportion;
  /** where the votes of all chains went */
  readonly votes: VoteShares;
  /** chains that are whole sentences of the templates, of known people, right or wrong */
  readonly readable: Proportion;
}

export interface Drawn {
  readonly temperature: number;
  readonly topP: number;
  readonly chains: number;
}

/** A chain of one problem, drawn with its own seed; `temperature` 0 draws nothing. */
function chainText(
  reasoner: Reasoner,
  item: SerialItem,
  options: Pick<Drawn, 'temperature' | 'topP'> & { readonly seed: number },
  signal?: AbortSignal,
): Promise<string> {
  return completionText(reasoner, serialPrompt(item, 'trigger'), options, signal);
}

/** What that chain concludes. */
export async function chainAnswer(...[reasoner, item, ...rest]: Parameters<typeof chainText>): Promise<number | null> {
  return answerOf(await chainText(reasoner, item, ...rest), item.problem.language);
}

/** What the chains of one problem conclude. */
export interface VotedProblem {
  /** the right one */
  readonly answer: number;
  /** of the chain without a draw */
  readonly greedy: number | null;
  readonly answers: readonly (number | null)[];
  /** chains that read */
  readonly readable: number;
}

export function studyOf(problems: readonly VotedProblem[]): VoteStudy {
  const total = problems.length;
  const sizes = voteSizes(problems[0]?.answers.length ?? 0);
  const among = (is: (problem: VotedProblem) => boolean) => proportion(problems.filter(is).length, total);
  const counted = problems.map(({ answers, answer }) => count(answers, answer));
  const chains = problems.reduce((sum, { answers }) => sum + answers.length, 0);
  return {
    greedy: among(({ greedy, answer }) => greedy === answer),
    bySize: sizes.map((size, s) => ({
      size,
      accuracy: among(({ answers, answer }) => rightBySize(answers, answer)[s] === true),
    })),
    overHalf: among(({ answers, answer }) => 2 * count(answers, answer).right > answers.length),
    votes: shares(counted),
    readable: proportion(
      problems.reduce((sum, { readable }) => sum + readable, 0),
      chains,
    ),
  };
}

/** Accuracy of the vote against its size, on problems of `depth` steps. */
export async function* studyVotes(
  reasoner: Reasoner,
  set: SetOf & { readonly depth: number },
  { temperature, topP, chains }: Drawn,
  signal?: AbortSignal,
): AsyncGenerator<Progress & { readonly study: VoteStudy }> {
  const problems: VotedProblem[] = [];
  for (let i = 0; i < set.count; i++) {
    const item = itemOf(set, set.depth, i);
    const greedy = await chainAnswer(reasoner, item, { temperature: 0, topP: 1, seed: 0 }, signal);
    const texts: string[] = [];
    // an odd number of them, as in the chart
    for (let k = 0; k < (voteSizes(chains).at(-1) ?? 0); k++) {
      const options = { temperature, topP, seed: chainSeed(set.seed, k, i) };
      texts.push(await chainText(reasoner, item, options, signal));
    }
    const answers = texts.map((text) => answerOf(text, set.language));
    const readable = texts.filter((text) => reads(text, set.language)).length;
    problems.push({ answer: item.problem.answer, greedy, answers, readable });
    yield { done: i + 1, total: set.count, study: studyOf(problems) };
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
