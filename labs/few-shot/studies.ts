/** Accuracies on sets drawn from a seed, one query at a time, so that the reader sees them settle. */
import type { Progress } from '@kit/lab/session.svelte.ts';
import type { Head } from '@kit/lab/state.ts';
import { type Proportion, proportion } from '@kit/math/proportion.ts';
import { KS } from '@kit/tasks/evaluate.ts';
import { type FewShotItem, fewShotPrompt, permuted, swappedOutput } from '@kit/tasks/few-shot.ts';
import { TEMPLATES } from '@kit/tasks/lexicon.ts';
import { answersExactly } from '@kit/tasks/scoring.ts';
import { itemOf, labelsOf, relabelled, type SetOf } from './asked.ts';
import { headMask, type LoadedReasoner, readPrompt } from './reading.ts';
import type { Labels } from './state.ts';

/** `taught`: swapped labels, the query judged by the label that its examples teach. */
export const SERIES = ['true', 'random', 'shuffled', 'swapped', 'taught'] as const;
export type Series = (typeof SERIES)[number];

/** series → k → accuracy so far */
export type Curves = Readonly<Partial<Record<Series, Readonly<Record<number, Proportion>>>>>;

/** Those of one chart: at most four, which their marks and dashes can tell apart. */
export function seriesOf(family: SetOf['family']): readonly Series[] {
  return labelsOf(family).includes('swapped') ? ['true', 'random', 'swapped', 'taught'] : ['true', 'shuffled'];
}

const labelsIn = (series: Series): Labels => (series === 'taught' ? 'swapped' : series);

/** Would the model write this answer after the item's prompt, and end the line? */
function judge(
  reasoner: LoadedReasoner,
  item: FewShotItem,
  answer: string,
  off: readonly Head[],
  signal?: AbortSignal,
): Promise<boolean> {
  const mask = headMask(off, reasoner.model.config);
  const end = TEMPLATES[item.language].examples.bullet;
  return answersExactly(reasoner, fewShotPrompt(item), answer + end, signal, mask ? { headMask: mask } : {});
}

export interface CurveOptions {
  readonly series: readonly Series[];
  readonly count: number;
  readonly ks?: readonly number[];
  /** heads switched off */
  readonly off?: readonly Head[];
}

/**
 * Accuracy against k, with the labels as they are and replaced. Every point gains a query before any gains a second.
 */
export async function* studyExamples(
  reasoner: LoadedReasoner,
  set: SetOf,
  { series, count, ks = KS, off = [] }: CurveOptions,
  signal?: AbortSignal,
): AsyncGenerator<Progress & { readonly curves: Curves }> {
  const points = series.flatMap((name) => ks.map((k) => ({ name, k, right: 0 })));
  let curves: Curves = Object.fromEntries(series.map((name) => [name, {}]));
  let done = 0;
  for (let i = 0; i < count; i++) {
    for (const point of points) {
      const { name, k } = point;
      const item = relabelled(itemOf(set, k, i), labelsIn(name), set.seed, i);
      const { output } = item.query;
      const wanted = name === 'taught' ? swappedOutput(item, output) : output;
      if (await judge(reasoner, item, wanted, off, signal)) point.right += 1;
      curves = { ...curves, [name]: { ...curves[name], [k]: proportion(point.right, i + 1) } };
      done += 1;
      yield { done, total: points.length * count, curves };
    }
  }
}

export interface OrderStudy {
  readonly accuracy: Proportion;
  /** answer → how many orders gave it, most frequent first */
  readonly answers: readonly { readonly answer: string; readonly orders: number }[];
}

/** Orders tried. */
export const ORDERS = 24;

/** The same examples in other orders: does the answer hold? */
export async function* studyOrders(
  reasoner: LoadedReasoner,
  item: FewShotItem,
  off: readonly Head[] = [],
  signal?: AbortSignal,
): AsyncGenerator<Progress & { readonly study: OrderStudy }> {
  const counts = new Map<string, number>();
  const wanted = item.query.output.trim();
  for (let order = 1; order <= ORDERS; order++) {
    const { answer } = await readPrompt(reasoner, fewShotPrompt(permuted(item, order)), off, signal);
    counts.set(answer, (counts.get(answer) ?? 0) + 1);
    const answers = [...counts].map(([text, orders]) => ({ answer: text, orders })).sort((a, b) => b.orders - a.orders);
    const accuracy = proportion(counts.get(wanted) ?? 0, order);
    yield { done: order, total: ORDERS, study: { accuracy, answers } };
  }
}
