import { describe, expect, it } from 'vitest';
import { randomStream } from './random.ts';
import { argmax, logSumExp, softmax, topIndices } from './softmax.ts';

describe('softmax', () => {
  it('of (ln 1, ln 2, ln 5) is (1/8, 2/8, 5/8)', () => {
    const p = softmax([0, Math.log(2), Math.log(5)]);
    for (const [i, expected] of [1 / 8, 2 / 8, 5 / 8].entries()) expect(p[i]).toBeCloseTo(expected, 14);
  });

  it('at temperature t raises the odds to the power 1/t', () => {
    const p = softmax([0, Math.log(3)], 0.5);
    expect((p[1] as number) / (p[0] as number)).toBeCloseTo(9, 12);
  });

  it('at temperature 0 puts everything on the first maximum', () => {
    expect([...softmax([1, 7, 7], 0)]).toEqual([0, 1, 0]);
  });

  it('does not change when a constant is added, however large', () => {
    const p = softmax([1e6, 1e6 + 1]);
    expect(p[1]).toBeCloseTo(1 / (1 + Math.exp(-1)), 9);
  });

  it('gives a masked entry nothing', () => {
    expect([...softmax([0, Number.NEGATIVE_INFINITY])]).toEqual([1, 0]);
  });
});

describe('log-sum-exp', () => {
  it('is the logarithm of the sum', () => {
    expect(logSumExp([Math.log(3), Math.log(4)])).toBeCloseTo(Math.log(7), 14);
  });
  it('of an empty or fully masked row is −∞', () => {
    expect(logSumExp([])).toBe(Number.NEGATIVE_INFINITY);
    expect(logSumExp([Number.NEGATIVE_INFINITY])).toBe(Number.NEGATIVE_INFINITY);
  });
});

describe('order', () => {
  it('argmax takes the first of equals, −1 for nothing', () => {
    expect(argmax([2, 5, 5])).toBe(1);
    expect(argmax([])).toBe(-1);
  });
  it('topIndices sorts, largest first, equals in order', () => {
    expect(topIndices([0.1, 0.4, 0.4, 0.05], 3)).toEqual([1, 2, 0]);
    expect(topIndices([1], 5)).toEqual([0]);
    expect(topIndices([1], 0)).toEqual([]);
  });
  it('topIndices is the head of the whole order, whatever k', () => {
    const next = randomStream(3);
    const row = Array.from({ length: 200 }, () => Math.floor(next() * 50));
    const all = row.map((_, i) => i).sort((a, b) => (row[b] ?? 0) - (row[a] ?? 0) || a - b);
    for (const k of [1, 2, 7, 50, 199, 200, 201]) expect(topIndices(row, k)).toEqual(all.slice(0, k));
  });
});
