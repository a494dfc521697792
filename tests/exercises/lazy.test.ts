/**
 * An exercise that a lazy answer passes teaches nothing: the value shown before anything is done, 0, 1, a half, a known
 * mistake, the same answer every time. `npm run exercises:lazy` measures every variant; here, where one takes a model some
 * time, a few of them.
 */
import { isNumeric, type LazyOf, lazyRow, MOST } from '@kit/exercises/lazy.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { variantAt } from '@kit/exercises/variants.ts';
import type { Lab } from '@kit/labs.ts';
import { describe, expect, test, vi } from 'vitest';

const sheet = await vi.hoisted(async () => (await import('@kit/drawings/node.ts')).galleryInNode());
vi.mock('@kit/drawings/page.ts', () => ({ openGallery: async () => sheet }));

const labs = import.meta.glob<{ lab: Lab }>('/labs/*/lab.ts', { eager: true });
const lazies = import.meta.glob<{ lazy: Readonly<Record<string, LazyOf>> }>('/labs/*/exercises/lazy.ts', {
  eager: true,
});

/** Exercises of which a variant takes the model hundreds of passes. */
const SLOW = /^(?:chain|few-shot)\.|^lora\.(?:enough-rank|forgetting|two-adapters)$|^clip\.hidden-patch$/;
const [ALL, FEW] = [40, 5];
/** Of a few, two may be passed by chance. */
const BY_CHANCE = 2;

describe.each(Object.values(labs).map(({ lab }) => [lab.id, lab] as const))('%s', (id, lab) => {
  const own = lazies[`/labs/${id}/exercises/lazy.ts`]?.lazy ?? {};
  const chosen = lab.exercises.filter(isNumeric).filter((exercise) => exercise.variant);
  const runtime = nodeRuntime(...new Set(chosen.flatMap(({ models }) => models ?? [])));

  test('every lazy answer is about an exercise', () => {
    const ids = chosen.map((exercise) => exercise.id);
    expect(Object.keys(own).filter((name) => !ids.includes(name))).toEqual([]);
  });

  test.each(chosen.map((exercise) => [exercise.id, exercise] as const))(
    '%s: lazy answers seldom pass',
    async (_, exercise) => {
      const count = Math.min(
        exercise.models && SLOW.test(exercise.id) ? FEW : ALL,
        exercise.variants?.seeds.length ?? ALL,
      );
      const variants = Array.from({ length: count }, (_, turn) =>
        variantAt(exercise, 'a-reader', { variant: turn, since: 0 }),
      );
      const context = { locale: 'fr', runtime: await runtime } as const;
      const most = count === FEW ? BY_CHANCE / FEW : MOST;
      const { shares } = await lazyRow(exercise, variants, [context], own[exercise.id]);
      expect(shares.filter(({ share }) => share > most)).toEqual([]);
    },
  );
});
