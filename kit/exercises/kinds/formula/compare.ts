/**
 * Two formulas are one if they take the same values at points drawn from the variant's seed: two that differ as
 * expressions agree at a drawn point with probability 0 but for the tolerance (Schwartz 1980, for polynomials).
 */
import { seededRandom } from '../../random.ts';
import type { Values } from '../../types.ts';
import { within } from '../numeric/kind.ts';
import type { Formula } from './grammar.ts';
import { CONSTANTS, FUNCTIONS } from './names.ts';
import type { FormulaSpec, Point } from './spec.ts';

/** The value at a point, float64; NaN or infinite where there is none. */
export function evaluate(formula: Formula, at: Point): number {
  switch (formula.type) {
    case 'number':
      return formula.value;
    case 'name':
      return at[formula.name] ?? Number.NaN;
    case 'constant':
      return CONSTANTS[formula.name];
    case 'call':
      return FUNCTIONS[formula.name](evaluate(formula.of, at));
    case 'negative':
      return -evaluate(formula.of, at);
    default: {
      const [left, right] = [evaluate(formula.left, at), evaluate(formula.right, at)];
      return {
        sum: left + right,
        difference: left - right,
        product: left * right,
        quotient: left / right,
        power: left ** right,
      }[formula.type];
    }
  }
}

/** points tried */
const TRIED = 48;
/** points at which both formulas must have a value, for the comparison to say something */
const ENOUGH = 12;
/** of those where the expected one has a value, the share at which the other may have none: a hole, not a domain */
const HOLES = 0.1;

/** The points of a seed; what is no whole number has three digits, so that a reader can try the point by hand. */
export function pointsOf({ names }: Pick<FormulaSpec, 'names'>, seed: number): readonly Point[] {
  const random = seededRandom(seed);
  const draw = ({ from, to, integer }: FormulaSpec['names'][number]) =>
    integer ? random.integer(from, to) : Number((from + random.uniform() * (to - from)).toPrecision(3));
  return Array.from({ length: TRIED }, () => Object.fromEntries(names.map((name) => [name.name, draw(name)])));
}

export type Comparison =
  | { readonly type: 'same' }
  /** the same but for a factor, the same at every point */
  | { readonly type: 'factor'; readonly factor: number }
  /** has no value where the expected one has */
  | { readonly type: 'undefined'; readonly at: Point }
  | { readonly type: 'different'; readonly at: Point; readonly given: number; readonly expected: number };

/** `given` against `expected`. Where the expected one has no value, nothing is asked of the other. */
export function compare(
  given: (at: Point) => number,
  expected: (at: Point) => number,
  points: readonly Point[],
  tolerance: FormulaSpec['tolerance'],
): Comparison {
  const rows = points
    .map((at) => ({ at, given: given(at), expected: expected(at) }))
    .filter((row) => Number.isFinite(row.expected));
  const both = rows.filter((row) => Number.isFinite(row.given));
  const [hole] = rows.filter((row) => !Number.isFinite(row.given));
  const far = both.find((row) => !within(row.given, row.expected, tolerance));
  const domain = both.length < ENOUGH || rows.length - both.length > HOLES * rows.length;
  if (hole && domain) return { type: 'undefined', at: hole.at };
  if (both.length < ENOUGH) throw new RangeError('the expected formula has too few values to be compared with');
  if (!far) return { type: 'same' };
  const factors = both.map((row) => row.given / row.expected);
  const [factor = Number.NaN] = factors;
  const steady = factor !== 0 && factors.every((one) => Math.abs(one / factor - 1) < 1e-9);
  return steady ? { type: 'factor', factor } : { type: 'different', ...far };
}

/** Against what the exercise expects, at the points of the variant. */
export const compareWith = (spec: FormulaSpec, formula: Formula, seed: number, values: Values): Comparison =>
  compare(
    (at) => evaluate(formula, at),
    (at) => spec.value(at, values),
    pointsOf(spec, seed),
    spec.tolerance,
  );
