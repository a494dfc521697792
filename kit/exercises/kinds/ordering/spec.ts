/** Blocks to put in order: some must come before others, some belong in no order. */
import type { Localized } from '../../../i18n/index.ts';
import type { Values } from '../../../i18n/interpolate.ts';

export interface OrderingBlock {
  readonly id: string;
  /** one line of markup */
  readonly text: Localized;
  /** of its text, beside the variant's */
  readonly values?: Values;
}
/** A step of every right order. */
export interface Step extends OrderingBlock {
  /** ids of those that must stand somewhere before it */
  readonly after: readonly string[];
}
/** A step of no right order. */
export interface Distractor extends OrderingBlock {
  readonly why: Localized;
}

export interface OrderingSpec<V extends Values = Values> {
  /** short blocks, one beside the other */
  readonly row?: boolean;
  /** in one right order: the one that is shown with the solution */
  steps(values: V): readonly Step[];
  distractors?(values: V): readonly Distractor[];
}

declare module '../../types.ts' {
  interface KindSpecs<V extends Values> {
    readonly ordering: OrderingSpec<V>;
  }
}
