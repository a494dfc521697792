/**
 * Loss at constant compute: Hoffmann's L(N, D) with D = C/6N (Hoffmann et al. 2022, eq. (10), C ≈ 6ND), and the
 * bottom of each valley (eq. (4) of the same paper, the chapter's eq-optimal-size). N in parameters, D in tokens, C in
 * operations.
 */
import { HOFFMANN, hoffmannLoss } from './power-law.ts';

export const BUDGETS = [1e19, 1e20, 1e21, 1e22, 1e23] as const;

export interface Optimum {
  readonly parameters: number;
  readonly tokens: number;
  readonly loss: number;
}

/** L(N, C/6N). */
export function lossAtBudget(budget: number, parameters: number): number {
  return hoffmannLoss(parameters, budget / (6 * parameters));
}

/** N* = G (C/6)^{β/(α+β)}, D* = C/6N*, with G = (αA/βB)^{1/(α+β)}. */
export function optimum(budget: number): Optimum {
  const { scale: a, exponent: alpha } = HOFFMANN.parameters;
  const { scale: b, exponent: beta } = HOFFMANN.tokens;
  const g = ((alpha * a) / (beta * b)) ** (1 / (alpha + beta));
  const parameters = g * (budget / 6) ** (beta / (alpha + beta));
  return { parameters, tokens: budget / (6 * parameters), loss: lossAtBudget(budget, parameters) };
}
