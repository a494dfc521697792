import { describe, expect, it } from 'vitest';
import { BUDGETS, lossAtBudget, optimum } from './isoflop.ts';

/** Closed form in CPython's `decimal`, 40 digits: C, N*, D*, L. The last is the budget of the chapter's worked example. */
const REFERENCE = [
  [1e19, 2.279559e8, 7.311355e9, 2.9857406],
  [1e21, 1.824218e9, 9.136336e10, 2.3288829],
  [1e23, 1.459831e10, 1.141685e12, 2.0050101],
  [5.76e23, 3.218986e10, 2.982306e12, 1.9307481],
] as const;

describe.each(REFERENCE)('a budget of %d operations', (budget, parameters, tokens, loss) => {
  it('has its valley where the formula puts it', () => {
    const found = optimum(budget);
    expect(found.parameters / parameters).toBeCloseTo(1, 6);
    expect(found.tokens / tokens).toBeCloseTo(1, 6);
    expect(found.loss).toBeCloseTo(loss, 6);
  });

  it('has no lower point on a fine grid, which knows nothing of the formula', () => {
    const grid = Array.from({ length: 6001 }, (_, i) => 10 ** (7 + i / 1000));
    const best = grid.reduce((a, b) => (lossAtBudget(budget, b) < lossAtBudget(budget, a) ? b : a));
    expect(Math.abs(Math.log10(best / parameters))).toBeLessThan(0.0011);
  });
});

it('spends its budget: 6ND = C', () => {
  for (const budget of BUDGETS) {
    const { parameters, tokens } = optimum(budget);
    expect((6 * parameters * tokens) / budget).toBeCloseTo(1, 12);
  }
});
