/** Exercises answered by experimenting in the lab; their answers are measured on the same live model. */
import { defineExercise, type GradeContext, type Random } from '@kit/exercises/types.ts';
import type { Locale } from '@kit/i18n/index.ts';
import type { Form } from '@kit/tasks/chain.ts';
import { wrongValue } from '../edit.ts';
import { type LabState, STATE } from '../state.ts';
import { withOperations } from '../statement/read.ts';
import { CURVE_DEPTHS, itemOf } from '../studies.ts';
import { afterChange, directProbability, rightOf, vote, written } from './probes.ts';
import { frame, text } from './texts.ts';

const common = { kind: 'numeric', usesLab: true, models: ['reasoner'] } as const;
/** whole numbers: anything but the right one is wrong */
const exact = { tolerance: { kind: 'absolute', value: 0.4 }, digits: 4 } as const;

/** Problems of the series; the lab's smallest. */
const SERIES = 10;

/** One off in every field, and still a number that the field takes. */
const oneOff = (answer: readonly number[]) => [answer.map((value) => (value > 0 ? value - 1 : value + 1))];

const openLab = (locale: Locale, state: Partial<LabState>) => STATE.link(state, locale);

const place = (random: Random, least: number, most: number) => ({
  depth: random.integer(least, most),
  seed: random.integer(1, 999),
});

// aliases, not interfaces: only they are assignable to the index signature of `Values`
type OfProblem = { readonly depth: number; readonly seed: number };
type OfStep = OfProblem & { readonly step: number; readonly value: number; readonly right: number };
type OfVote = OfProblem & { readonly temperature: number; readonly chains: number };

async function bothLengths(values: OfProblem, context: GradeContext): Promise<readonly number[]> {
  const count = async (form: Form) => (await written(values, form, context)).tokens.length;
  return [await count('direct'), await count('trigger')];
}

async function bothCounts(values: OfProblem, context: GradeContext): Promise<readonly number[]> {
  const right = (form: Form) => rightOf(values, form, SERIES, context);
  return [await right('direct'), await right('trigger')];
}

async function conclusion({ step, value, ...where }: OfStep, context: GradeContext): Promise<readonly number[]> {
  return [(await afterChange(where, { at: step, value }, context)) ?? Number.NaN];
}

async function keptWithVotes(values: OfVote, context: GradeContext): Promise<readonly number[]> {
  const { kept, votes } = await vote(values, values, context);
  return [kept ?? Number.NaN, votes];
}

export const tokensWritten = defineExercise({
  ...common,
  id: 'chain.tokens-written',
  level: 1,
  paragraph: 'why-writing-helps',
  ...frame((t) => t.tokensWritten),
  variant: (random) => place(random, 4, 8),
  variants: {
    draw: (random) => place(random, 2, 8),
    seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 18, 19, 20, 23, 32, 33, 36],
  },
  labHash: ({ depth, seed }, locale) => openLab(locale, { depth, seed }),
  spec: {
    ...exact,
    fields: [
      { label: text((t) => t.tokensWritten.direct), integer: true, min: 0 },
      { label: text((t) => t.tokensWritten.trigger), integer: true, min: 0 },
    ],
    solve: (values: OfProblem, context) => bothLengths(values, context),
    misses: async (values, context) => oneOff(await bothLengths(values, context)),
    mistakes: [
      {
        result: async (values, context) => [
          (await written(values, 'direct', context)).promptTokens,
          (await written(values, 'trigger', context)).promptTokens,
        ],
        text: text((t) => t.tokensWritten.prompt),
      },
    ],
  },
});

export const blindDigit = defineExercise({
  ...common,
  id: 'chain.blind-digit',
  level: 2,
  paragraph: 'why-writing-helps',
  ...frame((t) => t.blindDigit),
  variant: (random) => place(random, 4, 8),
  variants: {
    draw: (random) => place(random, 4, 8),
    seeds: [1, 5, 7, 8, 9, 10, 12, 13, 14, 15, 16, 21, 24, 29, 39, 40, 41, 42, 48, 49, 51, 54, 56, 57],
  },
  labHash: ({ depth, seed }, locale) => openLab(locale, { depth, seed }),
  spec: {
    fields: [{}],
    // the lab shows tenths of a percent
    tolerance: { kind: 'absolute', value: 0.001 },
    digits: 3,
    percent: 1,
    solve: async (values: OfProblem, context) => [await directProbability(values, context)],
    mistakes: [
      {
        result: async (values, context) => [
          (await written(values, 'direct', context)).tokens[0]?.probability ?? Number.NaN,
        ],
        text: text((t) => t.blindDigit.chosen),
      },
    ],
  },
});

export const rightOutOf = defineExercise({
  ...common,
  id: 'chain.right-out-of',
  level: 2,
  paragraph: 'chain-of-thought',
  ...frame((t) => t.rightOutOf),
  variant: (random) => ({ seed: random.integer(1, 999), depth: random.pick([3, 4, 6]), count: SERIES }),
  variants: {
    draw: (random) => ({
      seed: random.integer(1, 999),
      depth: random.pick(CURVE_DEPTHS.filter((depth) => depth > 1)),
      count: SERIES,
    }),
    seeds: [1, 3, 4, 5, 6, 9, 11, 12, 13, 14, 15, 19, 20, 21, 22, 23, 28, 34, 39, 40],
  },
  labHash: ({ depth, seed }, locale) => openLab(locale, { view: 'depth', depth, seed, count: SERIES }),
  spec: {
    ...exact,
    fields: [
      { label: text((t) => t.rightOutOf.direct), integer: true, min: 0, max: SERIES },
      { label: text((t) => t.rightOutOf.trigger), integer: true, min: 0, max: SERIES },
    ],
    solve: (values: OfProblem, context) => bothCounts(values, context),
    misses: async (values, context) => oneOff(await bothCounts(values, context)),
    mistakes: [
      {
        result: async (values, context) => [
          await rightOf(values, 'trigger', SERIES, context),
          await rightOf(values, 'direct', SERIES, context),
        ],
        text: text((t) => t.rightOutOf.swapped),
      },
    ],
  },
});

function drawStep(random: Random): OfStep {
  const { depth, seed } = place(random, 4, 7);
  const step = random.integer(2, depth - 1);
  // the language changes the words of a problem, not its digits
  const problem = withOperations(itemOf({ language: 'fr', seed }, depth, 0).problem);
  return { depth, seed, step, value: wrongValue(problem, step, random.integer(0, 8)), right: problem.answer };
}

export const wrongStep = defineExercise({
  ...common,
  id: 'chain.wrong-step',
  level: 3,
  paragraph: 'why-writing-helps',
  ...frame((t) => t.wrongStep),
  variant: drawStep,
  variants: {
    draw: drawStep,
    seeds: [1, 2, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 23, 24, 25, 28, 52],
  },
  labHash: ({ depth, seed, step, value }, locale) => openLab(locale, { view: 'edit', depth, seed, step, value }),
  spec: {
    ...exact,
    fields: [{ integer: true, min: 0, max: 9 }],
    solve: (values: OfStep, context) => conclusion(values, context),
    misses: async (values, context) => oneOff(await conclusion(values, context)),
    mistakes: [{ result: ({ right }) => [right], text: text((t) => t.wrongStep.untouched) }],
  },
});

export const keptAnswer = defineExercise({
  ...common,
  id: 'chain.kept-answer',
  level: 2,
  paragraph: 'voting',
  ...frame((t) => t.keptAnswer),
  variant: (random) => ({
    ...place(random, 6, 9),
    temperature: random.pick([1.2, 1.4, 1.6]),
    chains: random.pick([7, 9, 11]),
  }),
  // where chains differ and still read
  variants: {
    draw: (random) => ({
      ...place(random, 6, 9),
      temperature: random.pick([2.1, 2.2, 2.3]),
      chains: random.pick([7, 9, 11]),
    }),
    seeds: [4, 7, 8, 9, 11, 13, 16, 21, 22, 23, 25, 32, 36, 37, 38, 39, 43, 44, 45, 50],
  },
  labHash: ({ depth, seed, temperature, chains }, locale) =>
    openLab(locale, { view: 'vote', depth, seed, temperature, chains }),
  spec: {
    ...exact,
    fields: [
      { label: text((t) => t.keptAnswer.answer), integer: true, min: 0, max: 9 },
      { label: text((t) => t.keptAnswer.votes), integer: true, min: 0 },
    ],
    solve: (values: OfVote, context) => keptWithVotes(values, context),
    misses: async (values, context) => oneOff(await keptWithVotes(values, context)),
  },
});
