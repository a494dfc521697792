/** One or several numbers to find. */
import type { Localized } from '../../../i18n/index.ts';
import type { Values } from '../../../i18n/interpolate.ts';
import type { Grade, GradeContext, Refusal } from '../../types.ts';

export interface NumericField {
  /** absent when the statement's question is label enough (one field only) */
  readonly label?: Localized;
  /** shown after the field; '%' makes the answer a percentage */
  readonly unit?: Localized | '%';
  /** the unit after a number in the singular, where it is written otherwise: « 0,85 an », « 2 ans » */
  readonly one?: Localized;
  readonly integer?: boolean;
  readonly min?: number;
  readonly max?: number;
}

/** What the field shows after the number, in every language: it may be typed once more. */
export function unitsOf(field: NumericField | undefined): readonly string[] {
  return field?.unit && field.unit !== '%' ? [field.unit, field.one ?? {}].flatMap((unit) => Object.values(unit)) : [];
}

/** `|x − expected| ≤ value` (absolute) or `≤ value·|expected|` (relative). */
export interface Tolerance {
  readonly kind: 'absolute' | 'relative';
  readonly value: number;
}

/** A known way to go wrong, and what to say to whoever lands on its result. */
export interface Mistake<V extends Values> {
  /** one number per field */
  result(values: V, context: GradeContext): readonly number[] | Promise<readonly number[]>;
  readonly text: Localized;
}

export interface NumericSpec<V extends Values = Values> {
  readonly fields: readonly NumericField[];
  readonly tolerance: Tolerance;
  /** significant digits of the answer shown in the solution */
  readonly digits: number;
  /**
   * the answer is a share: the solution shows it as a percentage with so many decimals; 0,123 and 12,3 % are both read
   */
  readonly percent?: number;
  /** The answer: a formula of the variant's values, or a probe of the live model through `context.runtime`. */
  solve(values: V, context: GradeContext): readonly number[] | Promise<readonly number[]>;
  /** Replaces the comparison with `solve` where several answers deserve credit. */
  judge?(answer: readonly number[], values: V, context: GradeContext): Promise<Grade | Refusal>;
  /** answers that must not get the full score, where `judge` decides */
  misses?(values: V, context: GradeContext): Promise<readonly (readonly number[])[]>;
  readonly mistakes?: readonly Mistake<V>[];
}

declare module '../../types.ts' {
  interface KindSpecs<V extends Values> {
    readonly numeric: NumericSpec<V>;
  }
}
