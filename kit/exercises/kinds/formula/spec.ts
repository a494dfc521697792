/** A short formula to write: right where it takes the values of the expected one, however it is written. */
import type { Localized } from '../../../i18n/index.ts';
import type { Values } from '../../../i18n/interpolate.ts';
import type { Tolerance } from '../numeric/spec.ts';

/** A letter of the formula, and between which values it is tried. */
export interface FormulaName {
  /** as it is typed: `N`, `d_k`; a Greek letter by its name, `tau`, which is read as its sign too */
  readonly name: string;
  readonly from: number;
  readonly to: number;
  /** tried on whole numbers only */
  readonly integer?: boolean;
}

/** By the names of the formula. */
export type Point = Readonly<Record<string, number>>;

/** A known way to go wrong, and what to say to whoever writes a formula of the same values. */
export interface FormulaMistake<V extends Values> {
  value(at: Point, values: V): number;
  readonly text: Localized;
}

export interface FormulaSpec<V extends Values = Values> {
  /** what the formula is to give; « t = … » is then read too */
  readonly symbol: string;
  readonly names: readonly FormulaName[];
  /** of the values of the two formulas at each point that is tried */
  readonly tolerance: Tolerance;
  /** of the expected formula; NaN where it has none */
  value(at: Point, values: V): number;
  /** as a reader may write it, in every way that an exercise wants to be sure of */
  right(values: V): readonly string[];
  readonly mistakes?: readonly FormulaMistake<V>[];
  /** what must not be taken for it */
  wrong(values: V): readonly string[];
}

declare module '../../types.ts' {
  interface KindSpecs<V extends Values> {
    readonly formula: FormulaSpec<V>;
  }
}
