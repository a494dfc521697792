/** Exercises answered by a formula of the text, on paper. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

// aliases, not interfaces: only they are assignable to the index signature of `Values`
/** both in billions */
type Training = { readonly parameters: number; readonly tokens: number };
/** in millions */
type Costs = { readonly platform: number; readonly adaptation: number; readonly project: number };
type Laid = { readonly parameters: number; readonly bytes: number; readonly card: number };

/** 10²¹ operations */
const operations = ({ parameters, tokens }: Training, each: number) => (each * parameters * tokens) / 1000;

/** The whole numbers after the right one; those before it are mistakes. */
const besides = (share: number) => [[Math.ceil(share) + 1], [Math.ceil(share) + 2]];

export const compute = defineExercise({
  id: '55-0.compute',
  level: 1,
  paragraph: 'scale',
  kind: 'numeric',
  ...frame((t) => t.compute),
  variant: (random) => ({
    parameters: random.pick([3, 7, 8, 13, 20, 34, 65, 70, 120, 280, 405]),
    tokens: random.pick([100, 250, 400, 800, 1400, 2000, 3500, 6000, 9000, 15_000]),
  }),
  spec: {
    fields: [{ min: 0 }],
    tolerance: { kind: 'relative', value: 0.01 },
    digits: 4,
    solve: (training: Training) => [operations(training, 6)],
    mistakes: [
      { result: (training) => [operations(training, 2)], text: text((t) => t.compute.forward) },
      { result: (training) => [operations(training, 1)], text: text((t) => t.compute.product) },
    ],
  },
});

export const sharing = defineExercise({
  id: '55-0.sharing',
  level: 2,
  paragraph: 'one-model-many-tasks',
  kind: 'numeric',
  ...frame((t) => t.sharing),
  variant: (random) => ({
    platform: random.integer(40, 115) + 0.5,
    adaptation: random.integer(2, 3),
    project: random.integer(6, 9),
  }),
  spec: {
    fields: [{ unit: text((t) => t.sharing.unit), integer: true, min: 1 }],
    tolerance: { kind: 'absolute', value: 0 },
    digits: 4,
    // with half a million over, the two never cost the same
    solve: ({ platform, adaptation, project }: Costs) => [Math.ceil(platform / (project - adaptation))],
    misses: async ({ platform, adaptation, project }) => besides(platform / (project - adaptation)),
    mistakes: [
      {
        result: ({ platform, project }) => [Math.ceil(platform / project)],
        text: text((t) => t.sharing.freeAdaptation),
      },
      {
        result: ({ platform, adaptation, project }) => [Math.floor(platform / (project - adaptation))],
        text: text((t) => t.sharing.oneShort),
      },
    ],
  },
});

export const cards = defineExercise({
  id: '55-0.cards',
  level: 1,
  paragraph: 'model-and-machine',
  kind: 'numeric',
  ...frame((t) => t.cards),
  variant: (random) => ({
    parameters: random.pick([149, 173, 179, 233, 311, 401, 541, 671, 1001]),
    bytes: random.pick([1, 2, 4]),
    card: random.pick([24, 40, 80, 141]),
  }),
  spec: {
    fields: [{ unit: text((t) => t.cards.unit), integer: true, min: 1 }],
    tolerance: { kind: 'absolute', value: 0 },
    digits: 4,
    // no size here is a multiple of a card
    solve: ({ parameters, bytes, card }: Laid) => [Math.ceil((parameters * bytes) / card)],
    misses: async ({ parameters, bytes, card }) => besides((parameters * bytes) / card),
    mistakes: [
      {
        result: ({ parameters, bytes, card }) => [Math.floor((parameters * bytes) / card)],
        text: text((t) => t.cards.roundedDown),
      },
    ],
  },
});
