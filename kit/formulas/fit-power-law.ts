/**
 * A power law fitted to measured losses: y = E + A·x^(−α), E = 0 for the pure form (Kaplan et al. 2020). The same
 * methods as training/scaling/laws.py. x: a resource, positive; y: a loss, positive, in any unit.
 */
import { type Interval, middle, resamples } from '../math/bootstrap.ts';

export interface Measured {
  readonly x: number;
  readonly y: number;
}

export interface PowerLaw {
  /** E, in the unit of y */
  readonly floor: number;
  /** A */
  readonly scale: number;
  /** α */
  readonly exponent: number;
}

export const FORMS = ['straight', 'floor'] as const;
export type Form = (typeof FORMS)[number];
/** unknowns of each form: it takes as many different sizes at least */
export const UNKNOWNS: Readonly<Record<Form, number>> = { straight: 2, floor: 3 };

export const powerLawAt = ({ floor, scale, exponent }: PowerLaw, x: number): number => floor + scale * x ** -exponent;

export const fitPowerLaw = (form: Form, points: readonly Measured[]): PowerLaw =>
  form === 'straight' ? fitStraight(points) : fitWithFloor(points);

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Least squares of y on u: y = intercept + slope·u. */
function line(u: readonly number[], y: readonly number[]) {
  const [mu, my] = [mean(u), mean(y)];
  const spread = u.reduce((sum, one) => sum + (one - mu) ** 2, 0);
  const slope = u.reduce((sum, one, i) => sum + (one - mu) * ((y[i] as number) - my), 0) / spread;
  return { slope, intercept: my - slope * mu };
}

/** The regression line of ln y on ln x. Two different sizes at least. */
export function fitStraight(points: readonly Measured[]): PowerLaw {
  const { slope, intercept } = line(
    points.map(({ x }) => Math.log(x)),
    points.map(({ y }) => Math.log(y)),
  );
  return { floor: 0, scale: Math.exp(intercept), exponent: -slope };
}

/**
 * Where a loss measured anew at x falls if the regression line holds: the interval of prediction, exp of ŷ ± t·s·√(1 + 1/n
 * + (u − ū)² / Σ(uᵢ − ū)²), u = ln x, s² = Σ residuals² / (n − 2). Unlike the bootstrap's it counts what one measurement
 * adds of its own, and grows with the distance. `t`: Student's quantile at n − 2 degrees of freedom.
 */
export function predictionInterval(points: readonly Measured[], x: number, t: number): Interval {
  const law = fitStraight(points);
  const u = points.map((point) => Math.log(point.x));
  const middleOfU = mean(u);
  const squares = points.reduce((sum, { x: at, y }) => sum + Math.log(y / powerLawAt(law, at)) ** 2, 0);
  const variance = squares / (points.length - 2);
  const far = (Math.log(x) - middleOfU) ** 2 / u.reduce((sum, one) => sum + (one - middleOfU) ** 2, 0);
  const factor = Math.exp(t * Math.sqrt(variance * (1 + 1 / points.length + far)));
  const predicted = powerLawAt(law, x);
  return { low: predicted / factor, high: predicted * factor };
}

const STEP = 0.01;
const MOST = 1.5;

/**
 * Least squares on y, E and A ≥ 0. For a given α the rest is linear, so α alone is searched for, between 0.01 and 1.5:
 * on a grid, then by bisection around its best point. Three different sizes at least.
 */
export function fitWithFloor(points: readonly Measured[]): PowerLaw {
  // x is scaled by its geometric mean: powers stay near 1
  const centre = Math.exp(mean(points.map(({ x }) => Math.log(x))));
  const y = points.map((point) => point.y);

  function solve(exponent: number) {
    const power = points.map(({ x }) => (x / centre) ** -exponent);
    let { slope: scale, intercept: floor } = line(power, y);
    if (floor < 0) {
      floor = 0;
      scale = power.reduce((sum, p, i) => sum + p * (y[i] as number), 0) / power.reduce((sum, p) => sum + p * p, 0);
    }
    if (scale < 0) {
      scale = 0;
      floor = mean(y);
    }
    const error = power.reduce((sum, p, i) => sum + (floor + scale * p - (y[i] as number)) ** 2, 0);
    return { error, centred: { floor, scale } };
  }

  /** sign of the slope of the error in α: E and A are the best for each α, so only the powers move */
  function rises(exponent: number): boolean {
    const { floor, scale } = solve(exponent).centred;
    const slope = points.reduce((sum, { x }, i) => {
      const power = (x / centre) ** -exponent;
      return sum - (floor + scale * power - (y[i] as number)) * scale * power * Math.log(x / centre);
    }, 0);
    return slope > 0;
  }

  const grid = Array.from({ length: Math.round(MOST / STEP) - 1 }, (_, i) => STEP * (i + 1));
  const errors = grid.map((exponent) => solve(exponent).error);
  const best = grid[errors.indexOf(Math.min(...errors))] as number;
  let [low, high] = [best - STEP, best + STEP];
  while (high - low > 1e-13) {
    const half = (low + high) / 2;
    if (half <= low || half >= high) break;
    if (rises(half)) high = half;
    else low = half;
  }
  const { floor, scale } = solve((low + high) / 2).centred;
  const exponent = (low + high) / 2;
  return { floor, scale: scale * centre ** exponent, exponent };
}

/**
 * Laws of points drawn again with replacement; a draw with fewer different sizes than the form has unknowns says
 * nothing, and is left out.
 */
export function bootstrapLaws(form: Form, points: readonly Measured[], draws: number, seed: number): PowerLaw[] {
  return resamples(points.length, draws, seed)
    .filter((drawn) => new Set(drawn.map((i) => points[i]?.x)).size >= UNKNOWNS[form])
    .map((drawn) =>
      fitPowerLaw(
        form,
        drawn.map((i) => points[i] as Measured),
      ),
    );
}

/** Interval of something that each drawn law says. */
export const ofLaws = (laws: readonly PowerLaw[], level: number, of: (law: PowerLaw) => number) =>
  middle(laws.map(of), level);
