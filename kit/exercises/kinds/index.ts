/** Every kind of exercise. A new kind is a folder here and one line in KINDS. */
import type { Component } from 'svelte';
import type { Locale } from '../../i18n/index.ts';
import type { Exercise, ExerciseKind, Grade, KindId, Variant } from '../types.ts';
import { choice } from './choice/kind.ts';
import ChoiceView from './choice/View.svelte';
import { code } from './code/kind.ts';
import CodeView from './code/View.svelte';
import { numeric } from './numeric/kind.ts';
import NumericView from './numeric/View.svelte';

/** What a kind's form is given. */
export interface ViewProps<Spec> {
  locale: Locale;
  spec: Spec;
  variant: Variant;
  /** the answer as last edited, of unknown origin; null: none yet */
  draft: unknown;
  onedit: (draft: unknown) => void;
  /** grade of the last answer on this page, until it is edited */
  grade: Grade | null;
  disabled: boolean;
  /** id of the statement, for aria-describedby and aria-labelledby */
  labelledby: string;
  /** the solution is on display */
  revealed: boolean;
}

export interface KindEntry<Spec = unknown, Answer = unknown> {
  readonly kind: ExerciseKind<Spec, Answer>;
  readonly View: Component<ViewProps<Spec>>;
}

const KINDS = {
  numeric: { kind: numeric, View: NumericView },
  choice: { kind: choice, View: ChoiceView },
  code: { kind: code, View: CodeView },
} satisfies { [K in KindId]: unknown };

/** An exercise carries the spec of its own kind, which the compiler cannot follow through the union. */
export function kindOf(exercise: Exercise): KindEntry {
  return KINDS[exercise.kind] as unknown as KindEntry;
}
