import { describe, expect, it } from 'vitest';
import { hatchFuture, layerMap, listed, meanOverHeads, mostSurprising, shareOnFuture } from './logic.ts';

const score = (logProbability: number, position: number) => ({
  position,
  logProbability,
  id: 7,
  rank: 1,
  entropy: 0,
  top: [],
});

describe('the token to look at first', () => {
  it('is the most surprising, the first one apart', () => {
    expect(mostSurprising([-9, -1, -3, -3].map(score))).toBe(2);
    expect(mostSurprising([-9, -1].map(score))).toBe(1);
    expect(mostSurprising([-9].map(score))).toBe(0);
    expect(mostSurprising([])).toBe(-1);
  });
});

describe('the rows of a table of candidates', () => {
  const top = [5, 3, 8].map((id) => ({ id }));
  it('hold the token in question wherever it stands', () => {
    expect(listed(top, { id: 3, rank: 2 }).map(({ id, rank }) => [id, rank])).toEqual([
      [5, 1],
      [3, 2],
      [8, 3],
    ]);
    expect(listed(top, { id: 9, rank: 40 }).at(-1)).toEqual({ id: 9, rank: 40 });
    expect(listed(top, undefined)).toHaveLength(3);
  });
});

describe('maps', () => {
  // 2 layers, 2 heads, 2 tokens
  const attentions = Float32Array.of(1, 0, 0.5, 0.5, 1, 0, 0.1, 0.9, 0.2, 0.8, 0.4, 0.6, 0.6, 0.4, 0, 1);
  const maps = meanOverHeads({ attentions, tokens: 2 }, { layers: 2, heads: 2 });

  it('are averaged over heads, then over layers', () => {
    expect([...layerMap(maps, 0)].map((x) => +x.toFixed(6))).toEqual([1, 0, 0.3, 0.7]);
    expect([...layerMap(maps, 1)].map((x) => +x.toFixed(6))).toEqual([0.4, 0.6, 0.2, 0.8]);
    expect([...layerMap(maps, null)].map((x) => +x.toFixed(6))).toEqual([0.7, 0.3, 0.25, 0.75]);
  });

  it('tell how much goes to the future', () => {
    expect(shareOnFuture(layerMap(maps, 0), 2)).toBe(0);
    expect(shareOnFuture(layerMap(maps, 1), 2)).toBeCloseTo(0.3, 6);
    expect([...hatchFuture(layerMap(maps, 1), 2)].map(Number.isNaN)).toEqual([false, true, false, false]);
  });
});
