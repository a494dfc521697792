/** Every kind of exercise. A new kind is a folder here and one line in KINDS. */
import type { Component } from 'svelte';
import type { Exercise, ExerciseKind, KindId } from '../types.ts';
import { choice } from './choice/kind.ts';
import ChoiceView from './choice/View.svelte';
import { code } from './code/kind.ts';
import CodeView from './code/View.svelte';
import { experiment } from './experiment/kind.ts';
import ExperimentView from './experiment/View.svelte';
import { formula } from './formula/kind.ts';
import FormulaView from './formula/View.svelte';
import { matching } from './matching/kind.ts';
import MatchingView from './matching/View.svelte';
import { numeric } from './numeric/kind.ts';
import NumericView from './numeric/View.svelte';
import { open } from './open/kind.ts';
import OpenView from './open/View.svelte';
import { ordering } from './ordering/kind.ts';
import OrderingView from './ordering/View.svelte';
import { prediction } from './prediction/kind.ts';
import PredictionView from './prediction/View.svelte';
import type { ViewProps } from './view.ts';

export interface KindEntry<Spec = unknown, Answer = unknown> {
  readonly kind: ExerciseKind<Spec, Answer>;
  readonly View: Component<ViewProps<Spec>>;
}

const KINDS = {
  numeric: { kind: numeric, View: NumericView },
  choice: { kind: choice, View: ChoiceView },
  code: { kind: code, View: CodeView },
  prediction: { kind: prediction, View: PredictionView },
  experiment: { kind: experiment, View: ExperimentView },
  ordering: { kind: ordering, View: OrderingView },
  formula: { kind: formula, View: FormulaView },
  matching: { kind: matching, View: MatchingView },
  open: { kind: open, View: OpenView },
} satisfies { [K in KindId]: unknown };

/** An exercise carries the spec of its own kind, which the compiler cannot follow through the union. */
export function kindOf(exercise: Exercise): KindEntry {
  return KINDS[exercise.kind] as unknown as KindEntry;
}

/** Does an answer earn points? What is not counted adds to no total, and is no part of what a total is out of. */
export const isCounted = (exercise: Exercise): boolean => kindOf(exercise).kind.counted !== false;
