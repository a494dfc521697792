/** Bets on what the formulas of the section give. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

// aliases, not interfaces: only they are assignable to the index signature of `Values`
/** both in billions */
type Training = { readonly parameters: number; readonly tokens: number };
type Grown = { readonly exponent: number; readonly times: number };

/** dense, 16 bits: operations per second of an A100 (NVIDIA 2021) */
const A100 = 312e12;
const YEAR = 365.25 * 86_400;

export const years = defineExercise({
  id: '55-0.years',
  level: 2,
  paragraph: 'scale',
  kind: 'prediction',
  ...frame((t) => t.years),
  variant: (random) => ({
    parameters: random.pick([7, 13, 34, 70, 120, 280, 405, 540]),
    tokens: random.pick([200, 500, 1000, 1500, 2500, 4000, 7000, 10_000, 15_000]),
  }),
  spec: {
    bet: {
      on: 'number',
      field: { unit: text((t) => t.years.unit), one: text((t) => t.years.one), min: 0 },
      distance: { by: 'factor', close: 1.25, far: 10 },
      digits: 3,
    },
    result: ({ parameters, tokens }: Training) => (6 * parameters * tokens * 1e18) / A100 / YEAR,
  },
});

export const decade = defineExercise({
  id: '55-0.decade',
  level: 2,
  paragraph: 'scale',
  kind: 'prediction',
  ...frame((t) => t.decade),
  variant: (random) => ({
    exponent: random.integer(40, 120) / 1000,
    times: random.pick([10, 100, 1000]),
  }),
  spec: {
    bet: {
      on: 'number',
      field: { unit: '%', min: 0, max: 100 },
      distance: { by: 'difference', close: 3, far: 20 },
      digits: 3,
    },
    result: ({ exponent, times }: Grown) => 100 * (1 - times ** -exponent),
  },
});
