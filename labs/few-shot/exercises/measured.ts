/** Exercises answered by measuring in the lab; the same measurements are made on the same live model. */
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { KS } from '@kit/tasks/evaluate.ts';
import type { FamilyId } from '@kit/tasks/families.ts';
import { STATE } from '../state.ts';
import { accuracyAt, COUNT, type OnSeed, type OnTask, rightProbabilityOf } from './probes.ts';
import { familyName, frame, text } from './texts.ts';

const common = { kind: 'numeric', usesLab: true, models: ['reasoner'] } as const;
/** The lab shows tenths of a percent of a probability; backends differ by less. */
const PROBABILITY = { kind: 'absolute', value: 0.005 } as const;
/** One query of twenty, by which backends may differ. */
const ONE_QUERY = { kind: 'absolute', value: 0.051 } as const;

const drawSeed = (random: Random): OnSeed => ({ seed: random.integer(1, 999) });

const PROMPT = { family: 'new-categories', k: 4 } as const;

export const rightProbability = defineExercise({
  ...common,
  id: 'few-shot.right-probability',
  level: 2,
  paragraph: 'learning-in-context',
  ...frame((t) => t.rightProbability),
  variant: drawSeed,
  // where the right label is not the most probable
  variants: { draw: drawSeed, seeds: [2, 3, 6, 7, 16, 19, 23, 25, 26, 29, 32, 33, 36, 37, 41, 42, 43, 44, 53, 59] },
  labHash: ({ seed }, locale) => STATE.link({ ...PROMPT, seed }, locale),
  spec: {
    fields: [{}],
    tolerance: PROBABILITY,
    digits: 3,
    percent: 1,
    solve: async ({ seed }: OnSeed, context) => [await rightProbabilityOf({ ...PROMPT, seed }, context)],
    mistakes: [
      {
        result: async ({ seed }, context) => [
          await rightProbabilityOf({ ...PROMPT, seed, labels: 'swapped' }, context),
        ],
        text: text((t) => t.rightProbability.swapped),
      },
    ],
  },
});

/** Right answers that are called enough. */
const ENOUGH = 18;
/** What to answer when no number of examples is enough. */
const NEVER = 12;
const BOUNDS = { enough: ENOUGH, count: COUNT, never: NEVER } as const;

async function fewest(task: OnTask, context: Parameters<typeof accuracyAt>[3]): Promise<number> {
  for (const k of KS) if ((await accuracyAt(task, 'true', k, context)).right >= ENOUGH) return k;
  return NEVER;
}

/** Tasks learned from one example, two, four, eight, or from no number of them: as many of each. */
const GRADUAL = [
  ...['affix', 'affix', 'parity', 'arithmetic', 'categories', 'kinds'],
  ...['letter-table', 'letter-table', 'sizes', 'new-categories'],
] as readonly FamilyId[];

export const enoughExamples = defineExercise({
  ...common,
  id: 'few-shot.enough-examples',
  level: 2,
  paragraph: 'what-an-example-gives',
  ...frame((t) => t.enoughExamples),
  variant: (random): OnTask & typeof BOUNDS => ({
    seed: random.integer(1, 999),
    family: random.pick(['categories', 'table', 'arithmetic', 'affix', 'relation'] as const),
    ...BOUNDS,
  }),
  variants: {
    draw: (random) => ({
      seed: random.integer(1, 999),
      family: random.pick(GRADUAL),
      ...BOUNDS,
    }),
    seeds: [8, 10, 11, 13, 15, 18, 19, 20, 22, 23, 24, 25, 39, 34, 32],
  },
  words: ({ family }, locale) => ({ task: familyName(family, locale) }),
  labHash: ({ seed, family }, locale) => STATE.link({ seed, family, count: COUNT }, locale),
  spec: {
    fields: [{ integer: true, min: 0, max: NEVER }],
    tolerance: { kind: 'absolute', value: 0 },
    digits: 2,
    solve: async (task: OnTask & typeof BOUNDS, context) => [await fewest(task, context)],
    misses: async (task, context) => [[((await fewest(task, context)) + 1) % NEVER]],
  },
});

/** Older progress is about one family, at eight examples. */
type AtPoint = OnSeed & { readonly count: number; readonly family?: FamilyId; readonly k?: number };
const point = ({ seed, family = 'categories', k = 8 }: AtPoint, own: FamilyId = family) => ({ seed, family: own, k });
const drawPoint = (families: readonly FamilyId[], ks: readonly number[]) => (random: Random) => ({
  seed: random.integer(1, 999),
  count: COUNT,
  family: random.pick(families),
  k: random.pick(ks),
});
const pointWords = (values: AtPoint, locale: Locale) => {
  const { family, k } = point(values);
  return { task: familyName(family, locale), k };
};

type OnPoint = ReturnType<typeof point>;
const shareAt = async (
  series: Parameters<typeof accuracyAt>[1],
  { k, ...task }: OnPoint,
  context: Parameters<typeof accuracyAt>[3],
) => [(await accuracyAt(task, series, k, context)).share];

/** Tasks hard enough that swapping their labels shows: elsewhere the model does as well with either. */
const SHAKEN = ['groups', 'plurals', 'sizes', 'new-categories'] as const;
const NEVER_TRAINED = ['plurals', 'sizes', 'letter-table', 'new-categories'] as const;

export const swappedLabels = defineExercise({
  ...common,
  id: 'few-shot.swapped-labels',
  level: 3,
  paragraph: 'what-an-example-gives',
  ...frame((t) => t.swappedLabels),
  variant: (random): AtPoint => ({ seed: random.integer(1, 999), count: COUNT }),
  variants: {
    draw: drawPoint(SHAKEN, [2, 4]),
    seeds: [5, 20, 26, 46, 49, 53, 62, 58, 64, 105],
  },
  words: pointWords,
  labHash: (values, locale) => STATE.link({ seed: values.seed, family: point(values).family, count: COUNT }, locale),
  spec: {
    fields: [{}],
    tolerance: ONE_QUERY,
    digits: 2,
    percent: 0,
    solve: (values: AtPoint, context) => shareAt('taught', point(values), context),
    mistakes: [
      {
        result: (values, context) => shareAt('swapped', point(values), context),
        text: text((t) => t.swappedLabels.judgedTrue),
      },
      {
        result: (values, context) => shareAt('true', point(values), context),
        text: text((t) => t.swappedLabels.notSwapped),
      },
      {
        result: (values, context) => shareAt('taught', { ...point(values), k: 8 }, context),
        text: text((t) => t.swappedLabels.atEight),
      },
    ],
  },
});

export const newTask = defineExercise({
  ...common,
  id: 'few-shot.new-task',
  level: 2,
  paragraph: 'what-an-example-gives',
  ...frame((t) => t.newTask),
  variant: (random): AtPoint => ({ seed: random.integer(1, 999), count: COUNT }),
  variants: {
    draw: drawPoint(NEVER_TRAINED, [1, 2, 4, 8]),
    seeds: [1, 2, 8, 10, 13, 14, 15, 17, 20, 21, 23, 24, 30, 36, 39, 40, 41, 42, 47, 60],
  },
  words: (values, locale) => pointWords({ family: 'new-categories', ...values }, locale),
  labHash: ({ seed, family = 'new-categories' }, locale) => STATE.link({ seed, family, count: COUNT }, locale),
  spec: {
    fields: [{}],
    tolerance: ONE_QUERY,
    digits: 2,
    percent: 0,
    solve: (values: AtPoint, context) => shareAt('true', point({ family: 'new-categories', ...values }), context),
    mistakes: [
      {
        result: (values, context) => shareAt('true', point(values, 'categories'), context),
        text: text((t) => t.newTask.trained),
      },
      {
        result: (values, context) =>
          shareAt('true', { ...point({ family: 'new-categories', ...values }), k: 8 }, context),
        text: text((t) => t.newTask.atEight),
      },
    ],
  },
});
