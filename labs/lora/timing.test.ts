import type { DecoderModel } from '@kit/models/decoder.ts';
import { describe, expect, it } from 'vitest';
import { quantile, spread, timings } from './timing.ts';

describe('spread', () => {
  it('has the quantiles of NumPy’s default method', () => {
    // numpy.quantile([1, 2, 4, 8, 16, 32], [0, .25, .5, .75, 1])
    expect(spread([32, 1, 16, 4, 2, 8])).toEqual({ least: 1, lower: 2.5, median: 6, upper: 14, most: 32 });
    expect(quantile([7], 0.3)).toBe(7);
  });
});

describe('timings', () => {
  it('leaves out the warm-up round and the token that reads the prompt, and takes turns', async () => {
    const calls: string[] = [];
    const fake = (name: string) =>
      ({
        async *generate() {
          calls.push(name);
          for (const milliseconds of [900, 1, 2, 3, 4]) yield { milliseconds };
        },
      }) as unknown as DecoderModel;
    const models = { base: fake('b'), unmerged: fake('u'), merged: fake('m') };
    const done: number[] = [];
    const times = await timings(models, [1], 2, (round) => done.push(round));
    expect(times.base).toEqual([1, 2, 3, 4, 1, 2, 3, 4]);
    expect(done).toEqual([0, 1, 2]);
    expect(calls).toEqual([...'bum', ...'umb', ...'mbu']);
  });
});
