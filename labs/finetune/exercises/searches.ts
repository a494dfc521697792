/** Exercises answered by a search among trainings: which setting, and the loss that it gives. */
import { defineExercise, type GradeContext, type Random } from '@kit/exercises/types.ts';
import { LORA_MODULES } from '@kit/lora/adapter.ts';
import { TRAINING_TASKS } from '@kit/models/trainer.ts';
import type { BookTask } from '../state.ts';
import { frame, taskWords, text } from './texts.ts';
import { common, linkTo, lossBefore, lossesAfter, type Setting } from './trainings.ts';

// aliases, not interfaces: only they are assignable to the index signature of `Values`
type OfRank = { readonly task: BookTask; readonly rank: number; readonly seed: number };
type OfRate = { readonly task: BookTask; readonly rate: number; readonly seed: number };
type Both = OfRank & OfRate;

const drawRate = (random: Random): OfRate => ({
  task: random.pick(TRAINING_TASKS),
  rate: random.pick([0.005, 0.008, 0.01, 0.015]),
  seed: random.integer(1, 99),
});
const drawRank = (random: Random): OfRank => ({
  task: random.pick(TRAINING_TASKS),
  rank: random.pick([1, 2, 4, 8]),
  seed: random.integer(1, 99),
});
const drawBoth = (random: Random): Both => ({ ...drawRate(random), rank: random.pick([2, 4, 8]) });

/** of each number of the answer; the lab shows a loss to the thousandth */
const tolerance = { kind: 'relative', value: 0.003 } as const;
const loss = { label: text((t) => t.searches.loss), min: 0 };

const setting = ({ task, rank, rate, seed }: OfRank & Partial<OfRate>): Setting => ({
  lesson: task,
  rank,
  seed,
  ...(rate !== undefined && { learningRate: rate }),
});

export const matrixLosses = (values: Both, context: GradeContext) =>
  lossesAfter(
    LORA_MODULES.map((module) => ({ ...setting(values), modules: [module] })),
    'held',
    context,
  );

const lowest = (losses: readonly number[]) => losses.indexOf(Math.min(...losses));
const highest = (losses: readonly number[]) => losses.indexOf(Math.max(...losses));

export const bestMatrix = defineExercise({
  ...common,
  id: 'finetune.best-matrix',
  level: 3,
  paragraph: 'where-and-rank',
  ...frame((t) => t.bestMatrix),
  variant: drawBoth,
  variants: { draw: drawBoth, seeds: [1, 2, 3, 5, 6, 7, 8, 9, 10, 11, 12, 14] },
  words: (values: Both, locale) => taskWords(values, locale),
  labHash: (values: Both) => linkTo({ ...setting(values), modules: LORA_MODULES.slice(0, 1) }),
  spec: {
    fields: [{ label: text((t) => t.bestMatrix.which), integer: true, min: 1 }, loss],
    tolerance,
    digits: 4,
    async solve(values: Both, context) {
      const losses = await matrixLosses(values, context);
      const best = lowest(losses);
      return [best + 1, losses[best] as number];
    },
    mistakes: [
      {
        async result(values, context) {
          const losses = await matrixLosses(values, context);
          const worst = highest(losses);
          return [worst + 1, losses[worst] as number];
        },
        text: text((t) => t.bestMatrix.worst),
      },
    ],
  },
});

const RANKS = [1, 2, 4, 8, 16] as const;
/** nats above the lowest loss that count as nothing */
export const NOTHING = 0.05;

export const rankLosses = (values: OfRate, context: GradeContext) =>
  lossesAfter(
    RANKS.map((rank) => setting({ ...values, rank })),
    'held',
    context,
  );

export const enoughRank = defineExercise({
  ...common,
  id: 'finetune.enough-rank',
  level: 2,
  paragraph: 'where-and-rank',
  ...frame((t) => t.enoughRank),
  variant: drawRate,
  variants: { draw: drawRate, seeds: [2, 3, 4, 5, 7, 8, 13] },
  words: (values: OfRate, locale) => ({ ...taskWords(values, locale), ranks: [...RANKS], nothing: NOTHING }),
  labHash: (values: OfRate) => linkTo(setting({ ...values, rank: RANKS[0] })),
  spec: {
    fields: [{ label: text((t) => t.enoughRank.rank), integer: true, min: 1 }, loss],
    tolerance,
    digits: 4,
    async solve(values: OfRate, context) {
      const losses = await rankLosses(values, context);
      const enough = losses.findIndex((value) => value <= Math.min(...losses) + NOTHING);
      return [RANKS[enough] as number, losses[enough] as number];
    },
    mistakes: [
      {
        async result(values, context) {
          const losses = await rankLosses(values, context);
          const best = lowest(losses);
          return [RANKS[best] as number, losses[best] as number];
        },
        text: text((t) => t.enoughRank.lowest),
      },
    ],
  },
});

/** Each about √2 times the one before. */
const RATES = [0.014, 0.02, 0.028, 0.04, 0.056, 0.08] as const;

export const rateLosses = (values: OfRank, context: GradeContext) =>
  lossesAfter(
    RATES.map((rate) => setting({ ...values, rate })),
    'held',
    context,
  );

/** The first of the rates after which the task is known less well than before training. */
async function divergence(values: OfRank, context: GradeContext) {
  const [losses, before] = [await rateLosses(values, context), await lossBefore(values.task, 'held', context)];
  return { losses, at: losses.findIndex((value) => !(value <= before)) };
}

export const tooFast = defineExercise({
  ...common,
  id: 'finetune.too-fast',
  level: 2,
  paragraph: 'train-an-adapter',
  ...frame((t) => t.tooFast),
  variant: drawRank,
  variants: { draw: drawRank, seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14] },
  words: (values: OfRank, locale) => ({ ...taskWords(values, locale), rates: [...RATES] }),
  labHash: (values: OfRank) => linkTo(setting({ ...values, rate: RATES[0] })),
  spec: {
    fields: [
      { label: text((t) => t.tooFast.rate), min: 0 },
      { label: text((t) => t.tooFast.below), min: 0 },
    ],
    tolerance,
    digits: 4,
    async solve(values: OfRank, context) {
      const { losses, at } = await divergence(values, context);
      return [RATES[at] as number, losses[at - 1] as number];
    },
    mistakes: [
      {
        async result(values, context) {
          const { losses, at } = await divergence(values, context);
          return [RATES[at - 1] as number, losses[at - 1] as number];
        },
        text: text((t) => t.tooFast.last),
      },
    ],
  },
});
