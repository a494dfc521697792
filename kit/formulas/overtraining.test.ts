/** Smaller models of the same loss, by scipy's root finding: tests/golden/scaling-laws.json; and the chapter's example. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { kaplanOptimum, optimum } from './isoflop.ts';
import { breakEven, lifetimeCost, tokensToReach, trainingCost } from './overtraining.ts';
import { BESIROGLU, HOFFMANN, parametricLoss } from './power-law.ts';

const LAWS = { hoffmann: HOFFMANN, besiroglu: BESIROGLU };
const { plans } = JSON.parse(readFileSync('tests/golden/scaling-laws.json', 'utf8')) as {
  plans: {
    law: keyof typeof LAWS;
    budget: number;
    parameters: number;
    tokens: number;
    loss: number;
    shares: { share: number; tokens: number | null; paid: number | null }[];
  }[];
};

it.each(plans)('$law, $budget operations', ({ law, budget, parameters, tokens, loss, shares }) => {
  const best = optimum(budget, LAWS[law]);
  // a valley is flat at its bottom: minimisation finds its place to about the root of its precision
  expect(best.parameters / parameters).toBeCloseTo(1, 5);
  expect(best.tokens / tokens).toBeCloseTo(1, 5);
  expect(best.loss).toBeCloseTo(loss, 8);
  for (const { share, tokens: needed, paid } of shares) {
    const found = tokensToReach(LAWS[law], best.loss, best.parameters * share);
    if (needed === null || paid === null) expect(found).toBeNull();
    else {
      expect((found ?? 0) / needed).toBeCloseTo(1, 4);
      const small = { parameters: best.parameters * share, tokens: found ?? 0 };
      expect(breakEven(best, small) / paid).toBeCloseTo(1, 3);
    }
  }
});

it('is the chapter’s « half the size, just as good »', () => {
  const large = { parameters: 70e9, tokens: 1.4e12 };
  const loss = parametricLoss(BESIROGLU, 70e9, 1.4e12);
  expect(loss).toBeCloseTo(1.974, 3);
  const small = { parameters: 35e9, tokens: tokensToReach(BESIROGLU, loss, 35e9) ?? 0 };
  expect(small.tokens / 1e9).toBeCloseTo(3650, -2);
  expect(trainingCost(small) / trainingCost(large)).toBeCloseTo(1.3, 1);
  expect(breakEven(large, small) / 1e9).toBeCloseTo(2540, -2);
  expect(tokensToReach(BESIROGLU, loss, 10e9)).toBeNull();
  // where it is paid back both cost the same
  const served = breakEven(large, small);
  expect(lifetimeCost(large, served) / lifetimeCost(small, served)).toBeCloseTo(1, 12);
});

it('is Kaplan’s frontier: a PF-day buys 1.3·10⁹ parameters and (3.1·10⁸)^0.05 nats', () => {
  const { parameters, tokens, loss } = kaplanOptimum(8.64e19);
  expect(parameters).toBeCloseTo(1.3e9, 0);
  expect(6 * parameters * tokens).toBeCloseTo(8.64e19, -8);
  // ln(3.1·10⁸)/20 = 0.977599…
  expect(loss).toBeCloseTo(2.658, 3);
});
