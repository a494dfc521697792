/** The planner against scipy's minimisation (tests/golden/scaling-laws.json) and sums by hand. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { budgetOf, cheapest, lawOf, plansOf, smaller } from './plan.ts';
import { type LabState, STATE } from './state.ts';

interface Row {
  readonly law: LabState['law'];
  readonly budget: number;
  readonly parameters: number;
  readonly tokens: number;
  readonly loss: number;
  readonly shares: readonly { readonly share: number; readonly tokens: number | null; readonly paid: number | null }[];
  readonly cheapest: number;
}
const { plans } = JSON.parse(readFileSync('tests/golden/scaling-laws.json', 'utf8')) as { plans: Row[] };
const at = (patch: Partial<LabState>): LabState => ({ ...STATE.defaults, ...patch });

describe('a budget', () => {
  it('is the same in its three units: 10⁶ hours of an H100 at 40 % are 1.424 16·10²⁴ operations', () => {
    const hours = budgetOf(at({ unit: 'hours', hours: 1e6 }));
    expect(hours.flops / (1e6 * 3600 * 989e12 * 0.4)).toBeCloseTo(1, 12);
    expect(hours.money).toBe(2e6);
    const flops = budgetOf(at({ mantissa: hours.flops / 1e24, power: 24 }));
    expect(flops.hours).toBeCloseTo(1e6, 3);
    expect(budgetOf(at({ unit: 'money', money: 2e6 })).flops / hours.flops).toBeCloseTo(1, 12);
    expect(budgetOf(at({ unit: 'hours', hours: 10, peak: 1, mfu: 100 })).flops).toBe(36_000e12);
  });
});

describe.each(plans)('$law, $budget operations', (row) => {
  const power = Math.floor(Math.log10(row.budget));
  const state = at({ law: row.law, mantissa: row.budget / 10 ** power, power });

  it('has its bottom where minimisation puts it', () => {
    const [best] = plansOf(state);
    expect((best?.parameters ?? 0) / row.parameters).toBeCloseTo(1, 5);
    expect((best?.tokens ?? 0) / row.tokens).toBeCloseTo(1, 5);
    expect(best?.loss).toBeCloseTo(row.loss, 8);
  });

  it('trades size for tokens', () => {
    for (const { share, tokens, paid } of row.shares) {
      const found = smaller({ ...state, share: 100 * share });
      if (tokens === null || paid === null) expect(found.tokens).toBeNull();
      else {
        expect((found.tokens ?? 0) / tokens).toBeCloseTo(1, 4);
        expect(found.paidBack / paid).toBeCloseTo(1, 3);
      }
    }
  });

  it('finds the cheapest to train and serve', () => {
    expect(Math.abs(Math.log(cheapest(state).parameters / row.cheapest))).toBeLessThan(1e-5);
  });
});

it('names a published law once, and twice once a coefficient is changed', () => {
  expect(plansOf(at({})).map(({ name }) => name)).toEqual(['chosen', 'hoffmann', 'twenty', 'kaplan']);
  expect(plansOf(at({ alpha: 0.4 })).map(({ name }) => name)).toContain('besiroglu');
  expect(lawOf(at({ alpha: 0.4 })).parameters).toEqual({ scale: 482.01, exponent: 0.4 });
});

it('every plan spends the budget', () => {
  for (const { parameters, tokens } of plansOf(at({}))) expect(6 * parameters * tokens).toBeCloseTo(5.76e23, -15);
});
