/** The worked numbers of 55.3.2, recomputed, then looked for in both languages as each one writes them. */
import { describe, expect, it } from 'vitest';
import { printedIn } from './printed.ts';

const printed = printedIn('55-3-2');

/** Chance that at least three of five independent chains are right, by listing the 32 outcomes. */
function majorityOfFive(p: number): number {
  let total = 0;
  for (let outcome = 0; outcome < 32; outcome++) {
    const right = [0, 1, 2, 3, 4].filter((chain) => (outcome >> chain) & 1).length;
    if (right >= 3) total += p ** right * (1 - p) ** (5 - right);
  }
  return total;
}

describe('55.3.2', () => {
  it('paying once or at each call', () => {
    const call = 2 * 7e9 * 1000;
    const tuning = 6 * 7e9 * 1e6;
    printed(call / 1e13, '1.4', 1);
    printed(tuning / 1e16, '4.2', 1);
    printed(tuning / call, '3,000', 0);
  });

  it('recognising the task', () => {
    const posterior = (k: number) => (0.01 * 20 ** k) / (0.01 * 20 ** k + 0.99);
    printed(posterior(1), '0.168', 3);
    printed(posterior(2), '0.802', 3);
    printed(posterior(3), '0.988', 3);
  });

  it('one gradient step', () => {
    const pairs = [
      [1, 2],
      [2, 4],
    ] as const;
    const w = 0.2 * pairs.reduce((sum, [x, y]) => sum + x * y, 0);
    expect(w * 3).toBeCloseTo(6, 12);
    printed(w * 3, '6', 0);
  });

  it('steps and votes', () => {
    printed(5 + 2 * 3, '11', 0);
    printed(96 * 50, '4,800', 0);
    printed(0.95 ** 10 * 100, '60', 0);
    printed(majorityOfFive(0.6) * 100, '68.3', 1);
    printed(majorityOfFive(0.4) * 100, '31.7', 1);
  });
});
