/** Exercises answered by one to three trainings that differ in one thing. */
import { defineExercise, type GradeContext, type Random } from '@kit/exercises/types.ts';
import { TRAINING_TASKS } from '@kit/models/trainer.ts';
import type { BookTask } from '../state.ts';
import { frame, taskWords, text } from './texts.ts';
import { common, linkTo, lossBefore, lossesAfter, type Setting } from './trainings.ts';

// aliases, not interfaces: only they are assignable to the index signature of `Values`
type Run = { readonly task: BookTask; readonly rank: number; readonly rate: number; readonly seed: number };
type General = Run & { readonly language: 'fr' | 'en'; readonly steps: number };

const drawRun = (random: Random): Run => ({
  task: random.pick(TRAINING_TASKS),
  rank: random.pick([1, 2, 4, 8]),
  rate: random.pick([0.005, 0.008, 0.01, 0.015, 0.02]),
  seed: random.integer(1, 99),
});
const drawGeneral = (random: Random): General => ({
  ...drawRun(random),
  language: random.pick(['fr', 'en'] as const),
  steps: random.integer(10, 16),
});

const setting = ({ task, rank, rate, seed }: Run): Setting => ({ lesson: task, rank, learningRate: rate, seed });

/** nats per token; the lab shows thousandths */
const tolerance = { kind: 'absolute', value: 0.01 } as const;
/** of a spread, smaller than a change */
const fine = { ...tolerance, value: 0.005 };

/** Held-out loss after a training with A frozen, and with A learned. */
const frozenAndLearned = (values: Run, context: GradeContext) =>
  lossesAfter([{ ...setting(values), frozenA: true }, setting(values)], 'held', context);

export const frozenA = defineExercise({
  ...common,
  id: 'finetune.frozen-a',
  level: 3,
  paragraph: 'initialisation',
  ...frame((t) => t.frozenA),
  variant: drawRun,
  variants: { draw: drawRun, seeds: [1, 3, 4, 6, 9, 10, 11, 13, 14] },
  words: (values: Run, locale) => taskWords(values, locale),
  labHash: (values: Run) => linkTo({ ...setting(values), frozenA: true }),
  spec: {
    fields: [{}],
    tolerance,
    digits: 3,
    async solve(values: Run, context) {
      const [frozen = Number.NaN, learned = Number.NaN] = await frozenAndLearned(values, context);
      return [frozen - learned];
    },
    mistakes: [
      {
        result: async (values, context) => (await frozenAndLearned(values, context)).slice(0, 1),
        text: text((t) => t.frozenA.alone),
      },
    ],
  },
});

/** Three seeds that follow one another. */
const afterSeeds = (values: Run, context: GradeContext) =>
  lossesAfter(
    [0, 1, 2].map((i) => ({ ...setting(values), seed: values.seed + i })),
    'held',
    context,
  );

export const seedSpread = defineExercise({
  ...common,
  id: 'finetune.seed-spread',
  level: 2,
  paragraph: 'train-an-adapter',
  ...frame((t) => t.seedSpread),
  variant: drawRun,
  variants: { draw: drawRun, seeds: [3, 6, 7, 8, 9, 10, 12, 14, 18, 22, 24] },
  words: (values: Run, locale) => ({ ...taskWords(values, locale), second: values.seed + 1, third: values.seed + 2 }),
  labHash: (values: Run) => linkTo(setting(values)),
  spec: {
    fields: [{ min: 0 }],
    tolerance: fine,
    digits: 3,
    async solve(values: Run, context) {
      const losses = await afterSeeds(values, context);
      return [Math.max(...losses) - Math.min(...losses)];
    },
    mistakes: [
      {
        async result(values, context) {
          const [first = Number.NaN, , third = Number.NaN] = await afterSeeds(values, context);
          return [Math.abs(third - first)];
        },
        text: text((t) => t.seedSpread.ends),
      },
    ],
  },
});

const after = (gauge: 'held' | 'fr' | 'en', values: General, context: GradeContext) =>
  lossesAfter([{ ...setting(values), steps: values.steps }], gauge, context);

/** How much the loss has changed since before the first step. */
async function change(gauge: 'held' | 'fr' | 'en', values: General, context: GradeContext): Promise<number[]> {
  const [last = Number.NaN] = await after(gauge, values, context);
  return [last - (await lossBefore(values.task, gauge, context))];
}

export const forgotten = defineExercise({
  ...common,
  id: 'finetune.forgotten',
  level: 3,
  paragraph: 'full-fine-tuning',
  ...frame((t) => t.forgotten),
  variant: drawGeneral,
  variants: { draw: drawGeneral, seeds: [1, 3, 5, 6, 8, 10, 11, 13, 14] },
  words: (values: General, locale) => taskWords(values, locale),
  labHash: (values: General) => linkTo({ ...setting(values), steps: values.steps }),
  spec: {
    fields: [{}],
    tolerance,
    digits: 3,
    solve: (values: General, context) => change(values.language, values, context),
    mistakes: [
      {
        result: (values, context) => after(values.language, values, context),
        text: text((t) => t.forgotten.absolute),
      },
      { result: (values, context) => change('held', values, context), text: text((t) => t.forgotten.ofTheTask) },
    ],
  },
});
