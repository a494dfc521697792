import { describe, expect, it } from 'vitest';
import { batchFeeds, rateAt, rowsAt } from './batches.ts';
import { DEFAULTS } from './options.ts';
import { countedTokens, holdOut, pairWindow, textWindows } from './windows.ts';

describe('windows of a text', () => {
  it('predict every token once, the first after <|endoftext|>', () => {
    expect(textWindows([[5, 6, 7, 8, 9], [4]], 2)).toEqual([
      { ids: [0, 5, 6], first: 1 },
      { ids: [6, 7, 8], first: 1 },
      { ids: [8, 9], first: 1 },
      { ids: [0, 4], first: 1 },
    ]);
    expect(countedTokens(textWindows([Array.from({ length: 130 }, () => 7)], 64))).toBe(130);
  });

  it('are none where there is no token', () => {
    expect(textWindows([[], []], 64)).toEqual([]);
  });

  it('of a pair: the end of the prompt as context, the beginning of the continuation to learn', () => {
    expect(pairWindow([1, 2, 3, 4, 5], [6, 7, 8, 9], 8)).toEqual({ ids: [0, 3, 4, 5, 6, 7, 8, 9], first: 4 });
    expect(pairWindow([], [6, 7], 8)).toEqual({ ids: [0, 6, 7], first: 1 });
    expect(pairWindow([1, 2, 3, 4, 5], [6, 7, 8, 9, 10, 11, 12], 8).ids).toEqual([0, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('are held out at the end, one at least, and never all', () => {
    const windows = Array.from({ length: 20 }, (_, i) => ({ ids: [0, i], first: 1 }));
    expect(holdOut(windows)).toEqual({ train: windows.slice(0, 17), held: windows.slice(17) });
    expect(holdOut(windows.slice(0, 2))).toEqual({ train: windows.slice(0, 1), held: windows.slice(1, 2) });
    expect(holdOut(windows.slice(0, 1))).toEqual({ train: windows.slice(0, 1), held: [] });
  });
});

describe('batches', () => {
  it('go through all windows in each epoch, in another order', () => {
    const rows = Array.from({ length: 6 }, (_, step) => rowsAt(step, 4, 12, 3)).flat();
    const [one, two] = [rows.slice(0, 12), rows.slice(12)];
    const all = Array.from({ length: 12 }, (_, i) => i);
    expect([...one].sort((a, b) => a - b)).toEqual(all);
    expect([...two].sort((a, b) => a - b)).toEqual(all);
    expect(one).not.toEqual(two);
    expect(rowsAt(0, 4, 12, 4)).not.toEqual(rowsAt(0, 4, 12, 3));
  });

  it('hold more windows than there are', () => {
    expect(rowsAt(0, 5, 2, 1).sort()).toEqual(expect.arrayContaining([0, 1]));
    expect(rowsAt(0, 5, 2, 1)).toHaveLength(5);
  });

  it('count what is learned: no prompt, no padding, nothing beyond the length', () => {
    const feeds = batchFeeds(
      [
        { ids: [0, 5, 6, 7, 8, 9], first: 3 },
        { ids: [0, 4], first: 1 },
      ],
      4,
    );
    expect(Array.from(feeds.input_ids?.data as BigInt64Array, Number)).toEqual([0, 5, 6, 7, 0, 0, 0, 0]);
    expect(Array.from(feeds.labels?.data as BigInt64Array, Number)).toEqual([5, 6, 7, 8, 4, 0, 0, 0]);
    expect(Array.from(feeds.counted?.data as Float32Array)).toEqual([0, 0, 1, 1, 1, 0, 0, 0]);
  });
});

it('the rate climbs over the warm-up, then falls to nothing', () => {
  const options = { ...DEFAULTS, rank: 1, alpha: 1, modules: [], windows: [], steps: 20, learningRate: 1 };
  const rates = Array.from({ length: 20 }, (_, step) => rateAt(step, options));
  // (step + 1)/2 of the way up during 2 steps, times 1 − step/20
  expect(rates.slice(0, 4)).toEqual([0.5, 0.95, 0.9, 0.85]);
  expect(rates.at(-1)).toBeCloseTo(0.05, 12);
});
