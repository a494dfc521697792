import { expect, it } from 'vitest';
import { turns } from './in-turn.ts';

/** Starts three loads, of which the second fails, and tells in which order they began and ended. */
async function order(needed: boolean): Promise<{ log: string[]; results: string[] }> {
  const inTurn = turns(needed);
  const log: string[] = [];
  const load = (name: string, fails = false) =>
    inTurn(async () => {
      log.push(`${name} begins`);
      await new Promise((resolve) => setTimeout(resolve, 5));
      log.push(`${name} ends`);
      if (fails) throw new Error(`${name} failed`);
      return name;
    });
  const all = await Promise.allSettled([load('a'), load('b', true), load('c')]);
  return { log, results: all.map((one) => (one.status === 'fulfilled' ? one.value : one.reason.message)) };
}

it('where they disturb one another, a load begins when the one before has ended, well or not', async () => {
  const { log, results } = await order(true);
  expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  expect(results).toEqual(['a', 'b failed', 'c']);
});

it('elsewhere all begin at once', async () => {
  const { log, results } = await order(false);
  expect(log.slice(0, 3)).toEqual(['a begins', 'b begins', 'c begins']);
  expect(results).toEqual(['a', 'b failed', 'c']);
});
