/**
 * Loss at constant compute: L(N, D) with D = C/6N (Hoffmann et al. 2022, eq. (10), C ≈ 6ND), and the bottom of each
 * valley (eq. (4) of the same paper, the chapter's eq-optimal-size). N in parameters, D in tokens, C in operations.
 */
import { HOFFMANN, type ParametricLaw, parametricLoss } from './power-law.ts';

export const BUDGETS = [1e19, 1e20, 1e21, 1e22, 1e23] as const;
/** operations per parameter and token of training: two forward, four backward */
export const TRAINING = 6;

export interface Optimum {
  readonly parameters: number;
  readonly tokens: number;
  readonly loss: number;
}

/** What is left of the budget for a model of this size, by a law: D = C/6N. */
export function spent(budget: number, parameters: number, law: ParametricLaw = HOFFMANN, each = TRAINING): Optimum {
  const tokens = budget / (each * parameters);
  return { parameters, tokens, loss: parametricLoss(law, parameters, tokens) };
}

/** L(N, C/6N). */
export const lossAtBudget = (budget: number, parameters: number): number => spent(budget, parameters).loss;

/** N* = G (C/6)^{β/(α+β)}, D* = C/6N*, with G = (αA/βB)^{1/(α+β)}. */
export function optimum(budget: number, law: ParametricLaw = HOFFMANN, each = TRAINING): Optimum {
  const { scale: a, exponent: alpha } = law.parameters;
  const { scale: b, exponent: beta } = law.tokens;
  const g = ((alpha * a) / (beta * b)) ** (1 / (alpha + beta));
  return spent(budget, g * (budget / each) ** (beta / (alpha + beta)), law, each);
}

/** Operations of a petaflop/s during one day, Kaplan's unit. */
export const PF_DAY = 1e15 * 86_400;

/**
 * Kaplan's frontier: N* = 1.3·10⁹ · C^0.73 and L = (3.1·10⁸ / C)^0.050, C in PF-days (Kaplan et al. 2020, eq. (1.3) and
 * table 6). N without embeddings; D* is what the budget leaves.
 */
export const KAPLAN_FRONTIER = { size: 1.3e9, exponent: 0.73, scale: 3.1e8, lossExponent: 0.05 } as const;

export function kaplanOptimum(budget: number, each = TRAINING): Optimum {
  const days = budget / PF_DAY;
  const parameters = KAPLAN_FRONTIER.size * days ** KAPLAN_FRONTIER.exponent;
  const loss = (KAPLAN_FRONTIER.scale / days) ** KAPLAN_FRONTIER.lossExponent;
  return { parameters, tokens: budget / (each * parameters), loss };
}
