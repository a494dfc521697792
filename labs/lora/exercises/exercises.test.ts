/** Every exercise grades its own right, wrong and invalid answers; probes run on the real model. */
import { lazyRow, MOST } from '@kit/exercises/lazy.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { variantAt } from '@kit/exercises/variants.ts';
import type { Runtime } from '@kit/runtime/types.ts';
import { expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { enoughRank } from './in-the-lab.ts';
import { lazy } from './lazy.ts';
import { gainShares, rankLosses } from './probes.ts';

let runtime: Runtime;
describeExercises(
  lab,
  async () => {
    runtime = await nodeRuntime('adapters');
    return runtime;
  },
  4,
);

test('enough rank: one rank alone is right in each variant, and lazy answers seldom are', async () => {
  const variants = (enoughRank.variants?.seeds ?? []).map((_, variant) =>
    variantAt(enoughRank, 'a-reader', { variant, since: 0 }),
  );
  const context = { locale: 'fr', runtime } as const;
  for (const { values } of variants) {
    const gains = gainShares(await rankLosses(String(values['adapter']), context));
    const nearest = Math.min(...gains.map((gain) => Math.abs(gain - Number(values['share']))));
    expect(nearest, JSON.stringify(values)).toBeGreaterThan(0.005);
  }
  const { shares, first } = await lazyRow(enoughRank, variants, [context], lazy[enoughRank.id]);
  expect(first).toEqual([]);
  expect(shares.filter(({ share }) => share > MOST)).toEqual([]);
}, 300_000);

test('at least half are answered in the lab, and one is code', () => {
  expect(lab.exercises.length).toBeGreaterThanOrEqual(6);
  expect(2 * lab.exercises.filter(({ usesLab }) => usesLab).length).toBeGreaterThanOrEqual(lab.exercises.length);
  expect(lab.exercises.filter(({ kind }) => kind === 'code')).toHaveLength(1);
});

test('shares of the gain go from 0 at rank 0 to 1 at the whole rank', () => {
  expect(gainShares([5, 4, 3.5, 3])).toEqual([0, 0.5, 0.75, 1]);
});
