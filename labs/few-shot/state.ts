/**
 * What the reader can set, and its form in the address:
 * `#few-shot?view=heads&task=categories&lang=fr&k=6&seed=3&labels=swapped&order=2&q=…&head=2.3&off=2.3,3.1&count=50`.
 */
import {
  always,
  choice,
  defineState,
  head,
  heads,
  int,
  language,
  numberOf,
  type StateOf,
  seed,
  text,
} from '@kit/lab/state.ts';
import { FAMILIES, type FamilyId } from '@kit/tasks/families.ts';

export const VIEWS = ['accuracy', 'orders', 'heads', 'weights'] as const;
export type View = (typeof VIEWS)[number];

/** What stands in the place of the labels of the examples. */
export const LABELS = ['true', 'random', 'shuffled', 'swapped'] as const;
export type Labels = (typeof LABELS)[number];

export const FAMILY_IDS = Object.keys(FAMILIES) as FamilyId[];
export const EXAMPLES = { min: 0, max: 12 } as const;
export const COUNTS = [10, 20, 50, 100] as const;
export const MAX_ORDER = 99;
const MOST_HEADS = 64;

export const STATE = defineState('few-shot', {
  view: choice('view', VIEWS, 'accuracy'),
  // always there, as the language: a link must not change with what its page starts from
  family: always(choice('task', FAMILY_IDS, 'categories')),
  language: language('lang'),
  /** examples in the prompt */
  k: int('k', EXAMPLES, 6),
  /** of the rule, the examples and the query; of the sets */
  seed: seed(1),
  labels: choice('labels', LABELS, 'true'),
  /** 0: as drawn; otherwise the seed of a permutation of the examples */
  order: int('order', { min: 0, max: MAX_ORDER }, 0),
  /** a prompt written by the reader; null: the one drawn */
  text: text('q'),
  /** head whose attention is shown; null: the one that copies most */
  opened: head('head', MOST_HEADS),
  /** heads switched off */
  off: heads('off', MOST_HEADS),
  /** queries per point of a study */
  count: numberOf('count', COUNTS, 20),
});
export type LabState = StateOf<typeof STATE>;
