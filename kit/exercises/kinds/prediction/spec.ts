/**
 * A bet, made before the page computes: what the model will do, what the formula will give. Once it is made, the real
 * result stands beside it, and neither changes in the same variant.
 */
import type { Localized } from '../../../i18n/index.ts';
import type { Values } from '../../../i18n/interpolate.ts';
import type { GradeContext } from '../../types.ts';
import type { NumericField } from '../numeric/spec.ts';

/** `difference`: |bet − result|; `factor`: the larger of the two divided by the smaller, both positive. */
export interface Distance {
  readonly by: 'difference' | 'factor';
  /** full credit up to here */
  readonly close: number;
  /** none from here on; in between it falls evenly (for factors: with their logarithm) */
  readonly far: number;
}

/** A number, in the unit of its field: a share is asked for in per cent. */
export interface NumberBet {
  readonly on: 'number';
  readonly field: NumericField;
  readonly distance: Distance;
  /** significant digits of the result that is shown */
  readonly digits: number;
}

/** One of a few, always in this order. */
export interface ChoiceBet {
  readonly on: 'choice';
  readonly options: readonly Localized[];
}

export interface PredictionSpec<V extends Values = Values> {
  readonly bet: NumberBet | ChoiceBet;
  /** what the page computes: the number bet on, or the index of the option that came true */
  result(values: V, context: GradeContext): number | Promise<number>;
}

declare module '../../types.ts' {
  interface KindSpecs<V extends Values> {
    readonly prediction: PredictionSpec<V>;
  }
}
