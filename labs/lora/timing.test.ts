import { uniformAt } from '@kit/math/random.ts';
import type { DecoderModel } from '@kit/models/decoder.ts';
import { describe, expect, it } from 'vitest';
import { changeAgainst, quantile, signRank, spread, timings } from './timing.ts';

describe('spread', () => {
  it('has the quantiles of NumPy’s default method', () => {
    // numpy.quantile([1, 2, 4, 8, 16, 32], [0, .25, .5, .75, 1])
    expect(spread([32, 1, 16, 4, 2, 8])).toEqual({ least: 1, lower: 2.5, median: 6, upper: 14, most: 32 });
    expect(quantile([7], 0.3)).toBe(7);
  });
});

describe('a way against the base', () => {
  it('takes the order statistics that tables of the sign test give', () => {
    // 95 % interval of a median, two-sided: Conover, table A3
    expect([5, 6, 8, 9, 10, 12, 15, 20, 25].map(signRank)).toEqual([0, 1, 1, 2, 2, 3, 4, 6, 8]);
  });

  it('sees a difference of a tenth through a machine that is busy every other round', () => {
    const base = Array.from({ length: 15 }, (_, i) => [i % 2 === 0 ? 10 : 30, 10, i % 2 === 0 ? 10 : 30]);
    const slower = base.map((round) => round.map((ms) => 1.1 * ms));
    const change = changeAgainst(base, slower);
    expect(change.median).toBeCloseTo(0.1, 10);
    expect(change.distinct).toBe(true);
  });

  it('claims nothing where one way happened to be disturbed in a third of the rounds', () => {
    const quiet = Array.from({ length: 15 }, (_, i) => [10 + (i % 3) / 10]);
    const disturbed = quiet.map(([ms = 0], i) => [i % 3 === 0 ? 5 * ms : ms * (i % 2 === 0 ? 0.99 : 1.01)]);
    // medians of all tokens together would differ; paired by round they do not
    expect(changeAgainst(quiet, disturbed).distinct).toBe(false);
    expect(changeAgainst(disturbed, quiet).distinct).toBe(false);
  });

  it('is wrong at most once in twenty on two runs of the same thing', () => {
    const noise = (seed: number, i: number) => 10 * (1 + 4 * uniformAt(seed, i) ** 6); // now and then much slower
    let claims = 0;
    for (let trial = 0; trial < 1000; trial++) {
      const rounds = (from: number) => Array.from({ length: 15 }, (_, i) => [noise(trial, from + i)]);
      if (changeAgainst(rounds(0), rounds(100)).distinct) claims++;
    }
    expect(claims).toBeLessThanOrEqual(55);
    expect(claims).toBeGreaterThan(10);
  });

  it('claims nothing of five rounds', () => {
    const rounds = [[1], [1], [1], [1], [1]];
    expect(
      changeAgainst(
        rounds,
        rounds.map(() => [9]),
      ),
    ).toEqual({ median: 8, interval: null, distinct: false });
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
    expect(times.base).toEqual([
      [1, 2, 3, 4],
      [1, 2, 3, 4],
    ]);
    expect(done).toEqual([0, 1, 2]);
    expect(calls).toEqual([...'bum', ...'umb', ...'mbu']);
  });
});
