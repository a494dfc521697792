/**
 * What a model smaller than the optimum costs in training and saves in use (Sardana et al. 2024, arXiv:2401.00448, §2;
 * the chapter's « Half the size, just as good »). N in parameters, D in tokens, costs in operations.
 */
import { TRAINING } from './isoflop.ts';
import { type ParametricLaw, parametricTerm } from './power-law.ts';

/** operations per parameter and token read or written in use */
export const SERVING = 2;

/** D with L(N, D) = loss: (B / (loss − E − A/N^α))^{1/β}; null when no text is long enough. */
export function tokensToReach(law: ParametricLaw, loss: number, parameters: number): number | null {
  const room = loss - law.floor - parametricTerm(law, 'parameters', parameters);
  return room > 0 ? (law.tokens.scale / room) ** (1 / law.tokens.exponent) : null;
}

export interface Trained {
  readonly parameters: number;
  readonly tokens: number;
}

export const trainingCost = ({ parameters, tokens }: Trained, each = TRAINING): number => each * parameters * tokens;

/** Operations to train a model and then to read or write `served` tokens with it. */
export const lifetimeCost = (model: Trained, served: number, training = TRAINING, serving = SERVING): number =>
  trainingCost(model, training) + serving * model.parameters * served;

/** Tokens served after which the smaller model has paid its longer training back; 0 when it costs no more. */
export function breakEven(large: Trained, small: Trained, training = TRAINING, serving = SERVING): number {
  const extra = trainingCost(small, training) - trainingCost(large, training);
  return Math.max(0, extra / (serving * (large.parameters - small.parameters)));
}
