import { expect, it } from 'vitest';
import { middle, quantile, resamples } from './bootstrap.ts';
import { uniformAt } from './random.ts';

it('draws indices that depend on the seed alone, all possible, about equally often', () => {
  const drawn = resamples(7, 2000, 3);
  expect(drawn).toEqual(resamples(7, 2000, 3));
  expect(drawn[1]?.[2]).toBe(Math.floor(7 * uniformAt(3, 9)));
  const counts = Array.from({ length: 7 }, (_, i) => drawn.flat().filter((one) => one === i).length / 2000);
  for (const count of counts) expect(Math.abs(count - 1)).toBeLessThan(0.1);
});

it('has numpy’s quantiles', () => {
  // numpy.quantile([3, 1, 2, 10], [0, 0.05, 0.5, 0.95, 1])
  expect([0, 0.05, 0.5, 0.95, 1].map((p) => quantile([3, 1, 2, 10], p))).toEqual(
    [1, 1.15, 2.5, 8.95, 10].map((value) => expect.closeTo(value, 12)),
  );
  expect(quantile([], 0.5)).toBeNaN();
  expect(middle([1, 2, 3, 4, 5], 0.5)).toEqual({ low: 2, high: 4 });
});
