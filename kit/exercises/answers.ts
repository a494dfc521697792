/**
 * Of which variants `labs/<id>/exercises/answers.json` holds the answers, computed elsewhere than in the exercises: by
 * hand, or by `training/exercises` (Python) from the same numbers and the same weights. Read by tests, by no page.
 */
import { LOCALES, type Locale } from '../i18n/index.ts';
import type { Tensor } from './kinds/code/spec.ts';
import { seededRandom } from './random.ts';
import type { Exercise, Values } from './types.ts';
import { variantAt } from './variants.ts';

export interface QuestionRow {
  readonly exercise: string;
  /** variants that came before */
  readonly turn: number;
  /** of the reader: some labs ask in words */
  readonly locale: Locale;
  readonly values: Values;
}

export interface ProgramRow {
  readonly exercise: string;
  /** index among the tests of the exercise */
  readonly test: number;
  readonly seed: number;
}

/** The file: rows as drawn, each with its answer. */
export interface Answers {
  readonly numeric: readonly (QuestionRow & { readonly expected: readonly number[]; readonly how: string })[];
  /** of the `size` numbers that a program returns, every `every`-th */
  readonly code: readonly (ProgramRow & {
    readonly size: number;
    readonly every: number;
    readonly expected: readonly number[];
  })[];
  /** orders of a variant's blocks with the credit of each */
  readonly ordering?: readonly (QuestionRow & { readonly orders: readonly GradedOrder[]; readonly how: string })[];
  /** states of the lab with the credit of each */
  readonly experiment?: readonly (QuestionRow & { readonly states: readonly GradedState[]; readonly how: string })[];
  /** of each line how its French text begins, then how that of its choice does, and where that is said */
  readonly matching?: readonly {
    readonly exercise: string;
    readonly pairs: readonly (readonly [string, string])[];
    readonly how: string;
  }[];
  /** how the French text of each item of a rubric begins, and where what it asks is said */
  readonly open?: readonly { readonly exercise: string; readonly rubric: readonly string[]; readonly how: string }[];
  /** values of a formula, computed elsewhere, at points of its letters; formulas by hand that are right, and wrong */
  readonly formula?: readonly {
    readonly exercise: string;
    readonly points: readonly { readonly at: Readonly<Record<string, number>>; readonly expected: number }[];
    readonly right: readonly string[];
    readonly wrong: readonly string[];
    readonly how: string;
  }[];
  /** how the French text of each right option begins, and where that is said */
  readonly choice: readonly { readonly exercise: string; readonly right: readonly string[]; readonly how: string }[];
}

export interface GradedOrder {
  readonly order: readonly string[];
  readonly score: number;
}

export interface GradedState {
  /** `#<lab>?…` */
  readonly state: string;
  readonly score: number;
}

/** Who learns, in the tests of every exercise. */
export const LEARNER = 'a-learner';
const TURNS = 4;
const SEEDS = [1, 2];

/** Rows to be answered of an exercise with numbers (a bet is one), with blocks to be put in order, with a state of a lab. */
export function questionRows(
  exercise: Exercise,
  kind: 'numeric' | 'ordering' | 'experiment' = 'numeric',
): QuestionRow[] {
  const asked = exercise.kind === 'prediction' ? 'numeric' : exercise.kind;
  if (asked !== kind) return [];
  return Array.from({ length: exercise.variant ? TURNS : 1 }, (_, turn) => ({
    exercise: exercise.id,
    turn,
    locale: LOCALES[turn % LOCALES.length] as Locale,
    values: variantAt(exercise, LEARNER, { variant: turn, since: 0 }).values,
  }));
}

/** Cases to be answered of a program, with what it is given and what the exercise expects. */
export function programRows(
  exercise: Exercise,
): (ProgramRow & { readonly args: readonly Tensor[]; readonly returns: Tensor })[] {
  if (exercise.kind !== 'code') return [];
  return exercise.spec.tests.flatMap(({ make }, test) =>
    SEEDS.map((seed) => {
      const { args, expected } = make(seededRandom(seed));
      return { exercise: exercise.id, test, seed, args, returns: expected };
    }),
  );
}
