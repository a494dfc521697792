/** Exercises answered by measuring in the lab; the same measurements are made on the same live model. */
import { defineExercise } from '@kit/exercises/types.ts';
import { KS } from '@kit/tasks/evaluate.ts';
import { accuracyAt, COUNT, hashOf, type OnSeed, type OnTask, rightProbabilityOf } from './probes.ts';
import { frame, text } from './texts.ts';

const common = { kind: 'numeric', usesLab: true, models: ['reasoner'] } as const;
/** The lab shows tenths of a percent of a probability; backends differ by less. */
const PROBABILITY = { kind: 'absolute', value: 0.005 } as const;
/** One query of twenty, by which backends may differ. */
const ONE_QUERY = { kind: 'absolute', value: 0.051 } as const;

const PROMPT = { family: 'new-categories', k: 4 } as const;

export const rightProbability = defineExercise({
  ...common,
  id: 'few-shot.right-probability',
  ...frame((t) => t.rightProbability),
  variant: (random) => ({ seed: random.integer(1, 999) }),
  labHash: ({ seed }, locale) => hashOf({ ...PROMPT, seed }, locale),
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

async function fewest(task: OnTask, context: Parameters<typeof accuracyAt>[3]): Promise<number> {
  for (const k of KS) if ((await accuracyAt(task, 'true', k, context)).right >= ENOUGH) return k;
  return NEVER;
}

export const enoughExamples = defineExercise({
  ...common,
  id: 'few-shot.enough-examples',
  ...frame((t) => t.enoughExamples),
  variant: (random) => ({
    seed: random.integer(1, 999),
    family: random.pick(['categories', 'table', 'arithmetic', 'affix', 'relation'] as const),
    enough: ENOUGH,
    count: COUNT,
    never: NEVER,
  }),
  labHash: ({ seed, family }, locale) => hashOf({ seed, family, count: COUNT }, locale),
  spec: {
    fields: [{ integer: true, min: 0, max: NEVER }],
    tolerance: { kind: 'absolute', value: 0 },
    digits: 2,
    solve: async (task: OnTask & Record<'enough' | 'count' | 'never', number>, context) => [
      await fewest(task, context),
    ],
    misses: async (task, context) => [[((await fewest(task, context)) + 1) % NEVER]],
  },
});

export const swappedLabels = defineExercise({
  ...common,
  id: 'few-shot.swapped-labels',
  ...frame((t) => t.swappedLabels),
  variant: (random) => ({ seed: random.integer(1, 999), count: COUNT }),
  labHash: ({ seed }, locale) => hashOf({ seed, family: 'categories', count: COUNT }, locale),
  spec: {
    fields: [{}],
    tolerance: ONE_QUERY,
    digits: 2,
    percent: 0,
    solve: async ({ seed }: OnSeed & { readonly count: number }, context) => [
      (await accuracyAt({ family: 'categories', seed }, 'taught', 8, context)).share,
    ],
    mistakes: [
      {
        result: async ({ seed }, context) => [
          (await accuracyAt({ family: 'categories', seed }, 'swapped', 8, context)).share,
        ],
        text: text((t) => t.swappedLabels.judgedTrue),
      },
    ],
  },
});

export const newTask = defineExercise({
  ...common,
  id: 'few-shot.new-task',
  ...frame((t) => t.newTask),
  variant: (random) => ({ seed: random.integer(1, 999), count: COUNT }),
  labHash: ({ seed }, locale) => hashOf({ seed, family: 'new-categories', count: COUNT }, locale),
  spec: {
    fields: [{}],
    tolerance: ONE_QUERY,
    digits: 2,
    percent: 0,
    solve: async ({ seed }: OnSeed & { readonly count: number }, context) => [
      (await accuracyAt({ family: 'new-categories', seed }, 'true', 8, context)).share,
    ],
    mistakes: [
      {
        result: async ({ seed }, context) => [
          (await accuracyAt({ family: 'categories', seed }, 'true', 8, context)).share,
        ],
        text: text((t) => t.newTask.trained),
      },
    ],
  },
});
