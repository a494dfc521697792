/** A budget, in whatever unit, and what each law has it buy; what a smaller model would cost and save. */
import { kaplanOptimum, type Optimum, optimum, spent } from '@kit/formulas/isoflop.ts';
import { breakEven, type Trained, tokensToReach, trainingCost } from '@kit/formulas/overtraining.ts';
import { BESIROGLU, HOFFMANN, type ParametricLaw, parametricLoss } from '@kit/formulas/power-law.ts';
import { A100, B200, H100, type Processor, RTX_4090 } from '@kit/formulas/roofline.ts';
import type { GPUS, LabState } from './state.ts';

export const PROCESSORS: Readonly<Record<(typeof GPUS)[number], Processor>> = {
  a100: A100,
  h100: H100,
  b200: B200,
  rtx4090: RTX_4090,
};
const PRESETS = { besiroglu: BESIROGLU, hoffmann: HOFFMANN } as const satisfies Record<string, ParametricLaw>;

export const peakOf = ({ peak, gpu }: LabState): number => peak ?? PROCESSORS[gpu].power / 1e12;

/** The five coefficients: those of the law chosen, unless the reader has set others. */
export function coefficientsOf({ law, floor, a, alpha, b, beta }: LabState) {
  const preset = PRESETS[law];
  return {
    floor: floor ?? preset.floor,
    a: a ?? preset.parameters.scale,
    alpha: alpha ?? preset.parameters.exponent,
    b: b ?? preset.tokens.scale,
    beta: beta ?? preset.tokens.exponent,
  };
}

export function lawOf(state: LabState): ParametricLaw {
  const { floor, a, alpha, b, beta } = coefficientsOf(state);
  return { floor, parameters: { scale: a, exponent: alpha }, tokens: { scale: b, exponent: beta } };
}

export interface Budget {
  /** operations */
  readonly flops: number;
  /** of one GPU */
  readonly hours: number;
  readonly money: number;
}

/** The same budget in its three units: operations = hours · 3 600 · peak · MFU, money = hours · price. */
export function budgetOf(state: LabState): Budget {
  const perHour = 3600 * peakOf(state) * 1e12 * (state.mfu / 100);
  const hours =
    state.unit === 'flops'
      ? (state.mantissa * 10 ** state.power) / perHour
      : state.unit === 'hours'
        ? state.hours
        : state.money / state.price;
  return { flops: hours * perHour, hours, money: hours * state.price };
}

/** Hours and money of so many operations, on the same GPUs. */
export function priced(state: LabState, flops: number): Budget {
  const { flops: all, hours, money } = budgetOf(state);
  return { flops, hours: (hours * flops) / all, money: (money * flops) / all };
}

export const PLANS = ['chosen', 'hoffmann', 'besiroglu', 'twenty', 'kaplan'] as const;
export type PlanName = (typeof PLANS)[number];

export interface Plan extends Optimum {
  readonly name: PlanName;
  /** by its own law; null: a rule that predicts none */
  readonly own: number | null;
}

/** What each law makes of the budget; `loss` is by the law chosen, whoever made the plan. */
export function plansOf(state: LabState): Plan[] {
  const { flops } = budgetOf(state);
  const law = lawOf(state);
  const { training } = state;
  const twenty = Math.sqrt(flops / (training * 20));
  const own: Readonly<Record<PlanName, Optimum | null>> = {
    chosen: optimum(flops, law, training),
    hoffmann: optimum(flops, HOFFMANN, training),
    besiroglu: optimum(flops, BESIROGLU, training),
    twenty: null,
    kaplan: kaplanOptimum(flops, training),
  };
  // a law chosen as published stands there once
  const untouched = [state.floor, state.a, state.alpha, state.b, state.beta].every((one) => one === null);
  return PLANS.filter((name) => !(untouched && name === state.law)).map((name) => ({
    name,
    ...spent(flops, own[name]?.parameters ?? twenty, law, training),
    own: own[name]?.loss ?? null,
  }));
}

export interface Smaller {
  readonly best: Optimum;
  readonly parameters: number;
  /** with the loss of the optimum; null: too small for any text */
  readonly tokens: number | null;
  /** training operations over those of the optimum */
  readonly ratio: number;
  /** tokens in use that pay the longer training back */
  readonly paidBack: number;
}

export function smaller(state: LabState, share = state.share / 100): Smaller {
  const law = lawOf(state);
  const best = optimum(budgetOf(state).flops, law, state.training);
  const parameters = best.parameters * share;
  const tokens = tokensToReach(law, best.loss, parameters);
  if (tokens === null)
    return { best, parameters, tokens, ratio: Number.POSITIVE_INFINITY, paidBack: Number.POSITIVE_INFINITY };
  const small = { parameters, tokens };
  return {
    best,
    parameters,
    tokens,
    ratio: trainingCost(small, state.training) / trainingCost(best, state.training),
    paidBack: breakEven(best, small, state.training, state.serving),
  };
}

/**
 * Of the models with the optimum's loss, the one that is cheapest to train and then to serve: where N (kD + sT) stops
 * falling, k and s operations per parameter and token, T tokens served. By bisection on the sign of its slope in N.
 */
export function cheapest(state: LabState): Trained {
  const law = lawOf(state);
  const best = optimum(budgetOf(state).flops, law, state.training);
  const { scale: a, exponent: alpha } = law.parameters;
  /** what is left above the floor, to share between the two terms */
  const room = best.loss - law.floor;
  // below, no text is long enough
  let [low, high] = [(a / room) ** (1 / alpha), best.parameters];
  for (let i = 0; i < 200; i++) {
    const parameters = (low + high) / 2;
    const tokens = tokensToReach(law, best.loss, parameters);
    if (tokens === null) low = parameters;
    else {
      const term = a / parameters ** alpha;
      // dD/dN · N = −D α (A/N^α) / (β · what is left for D)
      const trade = (tokens * alpha * term) / (law.tokens.exponent * (room - term));
      const slope = state.training * (tokens - trade) + state.serving * state.served * 1e9;
      if (slope > 0) high = parameters;
      else low = parameters;
    }
  }
  return { parameters: high, tokens: tokensToReach(law, best.loss, high) ?? best.tokens };
}

/** Loss along the valley of the budget. */
export const valleyLoss = (state: LabState) => {
  const law = lawOf(state);
  const { flops } = budgetOf(state);
  return (parameters: number) => parametricLoss(law, parameters, flops / (state.training * parameters));
};
