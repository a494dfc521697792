/**
 * An exercise that a lazy answer passes teaches nothing: the value shown before anything is done, 0, 1, a half, a known
 * mistake, the same answer every time. `npm run exercises:lazy` measures every variant; here, where one takes a model
 * some time, a few of them, or the first one, which is everybody's.
 */

import { isNumeric, type LazyOf, lazyRow, MOST } from '@kit/exercises/lazy.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { variantAt } from '@kit/exercises/variants.ts';
import type { Runtime } from '@kit/runtime/types.ts';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { EXERCISE_SETS } from '../../src/components/book/labs.ts';

const sheet = await vi.hoisted(async () => (await import('@kit/drawings/node.ts')).galleryInNode());
vi.mock('@kit/drawings/page.ts', () => ({ openGallery: async () => sheet }));

const lazies = import.meta.glob<{ lazy: Readonly<Record<string, LazyOf>> }>('/{labs,sections}/*/exercises/lazy.ts', {
  eager: true,
});
const lazyIn = (folder: string) =>
  (lazies[`/labs/${folder}/exercises/lazy.ts`] ?? lazies[`/sections/${folder}/exercises/lazy.ts`])?.lazy ?? {};

/** A variant takes the model hundreds of passes: a few are measured, and the same answer to all is for the script to find. */
const SLOW = /^(?:chain|few-shot)\.|^lora\.(?:forgetting|two-adapters)$/;
/** A variant takes more than a second: the first, which is everybody's, must resist. */
const SLOWEST = /^chain\.right-out-of$|^clip\.(?:hidden-patch|exam)$|^(?:finetune|prune)\./;
/** Measured by the lab's own test, which has the losses at every rank anyway. */
const ELSEWHERE = 'lora.enough-rank';
const [ALL, FEW] = [20, 4];
/** Of a few, two may be passed by chance. */
const BY_CHANCE = 2;

describe.each(EXERCISE_SETS.map((set) => [set.id, set] as const))('%s', (id, { exercises }) => {
  const own = lazyIn(id);
  const numeric = exercises.filter(isNumeric).filter((exercise) => exercise.variant);
  const chosen = numeric.filter(({ id }) => id !== ELSEWHERE);
  let runtime: Runtime;
  beforeAll(async () => {
    runtime = await nodeRuntime(...new Set(chosen.flatMap(({ models }) => models ?? [])));
  }, 300_000);

  test('every lazy answer is about an exercise', () => {
    const ids = numeric.map((exercise) => exercise.id);
    expect(Object.keys(own).filter((name) => !ids.includes(name))).toEqual([]);
  });

  test.each(chosen.map((exercise) => [exercise.id, exercise] as const))(
    '%s: lazy answers seldom pass',
    async (_, exercise) => {
      const slowest = SLOWEST.test(exercise.id);
      const few = exercise.models !== undefined && SLOW.test(exercise.id);
      const count = slowest ? 1 : few ? FEW : Math.min(ALL, exercise.variants?.seeds.length ?? ALL);
      const variants = Array.from({ length: count }, (_, turn) =>
        variantAt(exercise, 'a-reader', { variant: turn, since: 0 }),
      );
      const context = { locale: 'fr', runtime } as const;
      const { shares, first } = await lazyRow(exercise, variants, [context], own[exercise.id]);
      expect(first).toEqual([]);
      if (slowest) return;
      const most = few ? BY_CHANCE / FEW : MOST;
      const judged = few ? shares.filter(({ name }) => !name.startsWith('always')) : shares;
      expect(judged.filter(({ share }) => share > most)).toEqual([]);
    },
    300_000,
  );
});
