/** The worked numbers of 55.3.2, recomputed, then looked for in both languages as each one writes them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { measuredVotes } from '../../labs/chain/recorded.ts';
import { printedIn } from './printed.ts';

const printed = printedIn('55-3-2');

/** Chance that most of `chains` independent chains are right, by listing every outcome. `chains` is odd. */
function majority(chains: number, p: number): number {
  let total = 0;
  for (let outcome = 0; outcome < 2 ** chains; outcome++) {
    const right = Array.from({ length: chains }, (_, chain) => (outcome >> chain) & 1).filter(Boolean).length;
    if (right > chains / 2) total += p ** right * (1 - p) ** (chains - right);
  }
  return total;
}

const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

/**
 * Chance that the right answer is the most frequent of `chains` independent ones, each right with probability `p` and otherwise
 * one of `wrong` errors, all as likely; of equals one in turn is kept. Multinomial terms, by number of votes and of equals.
 */
function plurality(chains: number, p: number, wrong: number): number {
  /** Σ over votes below `most` of `kinds` errors that share `left` votes: Π 1/vᵢ! */
  const below = (kinds: number, left: number, most: number): number => {
    if (kinds === 0) return left === 0 ? 1 : 0;
    let sum = 0;
    for (let v = 0; v < most && v <= left; v++) sum += below(kinds - 1, left - v, most) / factorial(v);
    return sum;
  };
  let total = 0;
  for (let votes = 1; votes <= chains; votes++)
    for (let equals = 0; equals <= wrong && votes * (equals + 1) <= chains; equals++) {
      const left = chains - votes * (equals + 1);
      const choices = factorial(wrong) / factorial(equals) / factorial(wrong - equals);
      const ways =
        (factorial(chains) * choices * below(wrong - equals, left, votes)) / factorial(votes) ** (equals + 1);
      total += (ways * p ** votes * ((1 - p) / wrong) ** (chains - votes)) / (equals + 1);
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
    printed(posterior(0), '0.010', 3);
    printed(posterior(1), '0.168', 3);
    printed(posterior(2), '0.802', 3);
    printed(posterior(3), '0.988', 3);
    for (const k of [0, 1, 2, 3]) expect(posterior(k) / (1 - posterior(k))).toBeCloseTo(20 ** k / 99, 10);
    printed(20 ** 2, '400', 0);
    printed(20 ** 3, '8,000', 0);
  });

  it('one gradient step', () => {
    const pairs = [
      [1, 2],
      [2, 4],
    ] as const;
    const loss = (w: number) => pairs.reduce((sum, [x, y]) => sum + (w * x - y) ** 2, 0) / 2;
    const slope = (loss(1e-6) - loss(-1e-6)) / 2e-6;
    printed(-slope, '10', 0);
    const w = -0.2 * slope;
    printed(w, '2', 0);
    expect(0.2 * pairs.reduce((sum, [x, y]) => sum + y * (x * 3), 0)).toBeCloseTo(w * 3, 8);
    printed(w * 3, '6', 0);
  });

  it('steps and votes', () => {
    printed(5 + 2 * 3, '11', 0);
    printed(96 * 50, '4,800', 0);
    printed(0.95 ** 10 * 100, '60', 0);
    printed(0.95 ** 10, '0.60', 2);
    // twenty turns of an agent
    printed(0.95 ** 20 * 100, '36', 0);
    // a verifier that is never wrong, five chains right 4 times in 10, against the vote of the table
    printed((1 - 0.6 ** 5) * 100, '92', 0);
    expect(1 - 0.6 ** 5).toBeGreaterThan(plurality(5, 0.4, 6));
    for (const [chains, right, wrong] of [
      [1, '60', '40'],
      [5, '68.3', '31.7'],
      [15, '78.7', '21.3'],
    ] as const) {
      printed(majority(chains, 0.6) * 100, right, chains === 1 ? 0 : 1);
      printed(majority(chains, 0.4) * 100, wrong, chains === 1 ? 0 : 1);
      // one possible error: the most frequent answer is the majority's
      expect(plurality(chains, 0.6, 1)).toBeCloseTo(majority(chains, 0.6), 12);
    }
    for (const [chains, right] of [
      [1, '40'],
      [5, '59.6'],
      [15, '86.3'],
    ] as const)
      printed(plurality(chains, 0.4, 6) * 100, right, chains === 1 ? 0 : 1);
  });

  it('what the text says of the reasoner’s few-shot tasks is what was measured', () => {
    const results = JSON.parse(readFileSync('public/models/reasoner/training-results.json', 'utf8'));
    const at = (family: string, k: number): number => results.in_context.by_family[family][k].accuracy;
    // a rule for every word is guessed from one or two examples, a table needs its line
    for (const family of ['affix', 'relation']) expect(at(family, 2)).toBeGreaterThan(0.95);
    expect(at('table', 2)).toBeLessThan(0.6);
    expect(at('table', 8)).toBeGreaterThan(0.95);
    // swapped labels are followed when they mean nothing, not when they are names
    const labels = results.in_context.labels;
    expect(labels.categories['8']['swapped, judged by the swapped labels'].accuracy).toBeGreaterThan(0.95);
    expect(labels['natural-labels']['8'].swapped.accuracy).toBeGreaterThan(0.95);
    // never trained on: looked up, told apart, not composed
    expect(at('letter-table', 8)).toBeGreaterThan(0.95);
    expect(at('plurals', 8)).toBeGreaterThan(0.8);
    for (const k of [0, 8]) expect(at('new-orders', k)).toBeLessThan(0.05);
    // “hardly better than chance” on digits and on new categories
    for (const family of ['sizes', 'new-categories']) {
      const { accuracy, chance } = results.in_context.by_family[family][8];
      expect(accuracy - chance).toBeGreaterThan(0);
      expect(accuracy - chance).toBeLessThan(0.2);
    }
    // the head that looks up is in the last layer, and is no induction head
    const { table, strongest_prefix_matching } = results.heads;
    expect(table.strongest[0].layer).toBe(3);
    expect(table.strongest[0].score).toBeGreaterThan(0.5);
    for (const { score } of strongest_prefix_matching) expect(score).toBeLessThanOrEqual(0.03);
  });

  it('what the text says of written steps is what was measured', () => {
    const { serial } = JSON.parse(readFileSync('public/models/reasoner/training-results.json', 'utf8'));
    const pooled = (form: string, from: number, to: number): number => {
      const cells = Object.entries(serial.forms[form].by_depth as Record<string, { right: number; count: number }>)
        .filter(([depth]) => Number(depth) >= from && Number(depth) <= to)
        .map(([, cell]) => cell);
      return cells.reduce((sum, { right }) => sum + right, 0) / cells.reduce((sum, { count }) => sum + count, 0);
    };
    // “hardly better than chance, one in ten, and examples without steps change nothing”
    for (const form of ['direct', 'few-shot']) expect(pooled(form, 2, 16)).toBeLessThan(0.15);
    // “lifts the curve, as long as the chain is no longer than those seen in training; beyond that, it falls back”
    for (const form of ['few-shot-steps', 'trigger']) {
      expect(pooled(form, 1, 8)).toBeGreaterThan(0.9);
      expect(pooled(form, 9, 16)).toBeLessThan(0.4);
    }
  });

  it('what the text says of voting is what was measured', () => {
    const measured = measuredVotes();
    if (!measured) throw new Error('not measured');
    const { settings, study } = measured;
    // the numbers themselves are facts of the lab: here, that they are those the sentence speaks of
    expect(settings).toMatchObject({ depth: 8, chains: 9 });
    expect(study.bySize.map(({ size }) => size)).toEqual([1, 3, 5, 7, 9]);
    expect(study.greedy.right).toBeGreaterThan(study.bySize[4]?.accuracy.right ?? Number.POSITIVE_INFINITY);
    // “about one chain in seven is wrong”
    expect(1 - study.votes.right).toBeGreaterThan(1 / 8);
    expect(1 - study.votes.right).toBeLessThan(1 / 6);
    // “beyond eight steps … voting changes nothing”
    const { self_consistency } = JSON.parse(
      readFileSync('public/models/reasoner/training-results.json', 'utf8'),
    ).serial;
    for (const { depth, votes } of self_consistency) {
      if (depth > 8) expect(Math.abs(votes['9'].accuracy - votes['1'].accuracy)).toBeLessThan(0.1);
    }
  });
});
