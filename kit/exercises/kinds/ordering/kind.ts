/** Grades an order: 1 where nothing contradicts the graph, less for each block to take out or to put in. */
import { plainMarkup } from '../../plain.ts';
import { seededRandom } from '../../random.ts';
import type { ExerciseKind, GradePart, Message, Values } from '../../types.ts';
import { ancestors, misplaced } from './graph.ts';
import type { OrderingBlock, OrderingSpec } from './spec.ts';
import { ORDERING_STRINGS } from './strings/index.ts';

/** ids of the blocks that are placed, in their order */
export type OrderingAnswer = string[];

export const blocksOf = (spec: OrderingSpec, values: Values): readonly OrderingBlock[] => [
  ...spec.steps(values),
  ...(spec.distractors?.(values) ?? []),
];

/** All blocks in the order in which this variant offers them. */
export const offered = (spec: OrderingSpec, seed: number, values: Values): readonly OrderingBlock[] =>
  seededRandom(seed).shuffle([...blocksOf(spec, values)]);

/** A text of markup as a sentence says it. */
export const plainText = (locale: 'fr' | 'en', { text, values }: OrderingBlock, variant: Values): string =>
  plainMarkup(locale, text[locale], { ...variant, ...values });

export const ordering: ExerciseKind<OrderingSpec, OrderingAnswer> = {
  strings: ORDERING_STRINGS,

  // which blocks there are depends on the variant: those that are unknown are left out when it is graded
  parse(_spec, answer) {
    const none = { refused: { key: 'none' } };
    if (!Array.isArray(answer) || answer.length === 0) return none;
    return answer.every((id) => typeof id === 'string') ? [...new Set(answer as string[])] : none;
  },

  said(spec, { values }, answer, locale) {
    const named = new Map(blocksOf(spec, values).map((block) => [block.id, block]));
    const words = (id: string) => {
      const block = named.get(id);
      return block ? plainText(locale, block, values) : id;
    };
    return answer.map(words).join(' → ');
  },

  async grade(spec, { values }, answer, { locale }) {
    const steps = spec.steps(values);
    const distractors = spec.distractors?.(values) ?? [];
    const named = new Map(blocksOf(spec, values).map((block) => [block.id, block]));
    const said = (id: string) => {
      const block = named.get(id);
      return block ? plainText(locale, block, values) : id;
    };
    const placed = answer.filter((id) => steps.some((step) => step.id === id));
    const foreign = distractors.filter(({ id }) => answer.includes(id));
    const moved = misplaced(placed, steps);
    const missing = steps.length - placed.length;
    // to be moved: taken out and put in again
    const edits = 2 * moved.length + missing + foreign.length;
    const before = ancestors(steps);
    const parts = answer.flatMap((id): GradePart[] => {
      const label = named.get(id)?.text;
      const out = foreign.find((one) => one.id === id);
      if (!label) return [];
      if (out) return [{ label, score: 0, messages: [{ text: out.why, values: { ...values, ...out.values } }] }];
      if (moved.includes(id)) return [{ label, score: 0, messages: [] }];
      const lacks = [...(before.get(id) ?? [])].some((needed) => !placed.includes(needed));
      return [{ label, score: 1, messages: lacks ? [{ key: 'lacks' }] : [] }];
    });
    const pairs = placed.flatMap((id, i) =>
      placed.slice(i + 1).flatMap((later) => (before.get(id)?.has(later) ? [[id, later] as const] : [])),
    );
    const early: Message[] = pairs
      .slice(0, 1)
      .map(([id, needs]) => ({ key: 'early', values: { block: said(id), needs: said(needs) } }));
    const counted = (what: 'moved' | 'missing' | 'foreign', count: number): Message[] =>
      count === 0 ? [] : [{ key: `${what}${count === 1 ? 'One' : 'Many'}`, values: { count } }];
    const messages = [
      ...early,
      ...counted('moved', moved.length),
      ...counted('missing', missing),
      ...counted('foreign', foreign.length),
    ];
    return { score: Math.max(0, 1 - edits / steps.length), messages, parts };
  },
};
