/** Chinchilla's arithmetic, on paper. N and D in thousands of millions where the field says so. */
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { optimum, TRAINING } from '@kit/formulas/isoflop.ts';
import { breakEven, type Trained, tokensToReach, trainingCost } from '@kit/formulas/overtraining.ts';
import { BESIROGLU, KAPLAN, parametricLoss, type Resource } from '@kit/formulas/power-law.ts';
import { frame, text } from './texts.ts';

const BILLION = 1e9;
const CLOSE = { tolerance: { kind: 'relative', value: 0.01 }, digits: 4 } as const;
const billions = (label: Parameters<typeof text>[0]) => ({ label: text(label), unit: text((t) => t.billions), min: 0 });

// aliases, not interfaces: only they are assignable to the index signature of `Values`
type Budget = { readonly mantissa: number; readonly power: number };
const flopsOf = ({ mantissa, power }: Budget) => mantissa * 10 ** power;
const budget = (random: Random): Budget => ({
  mantissa: random.pick([1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9]),
  power: random.integer(18, 26),
});

export const twenty = defineExercise({
  id: 'scaling.twenty',
  level: 1,
  paragraph: 'refit',
  kind: 'numeric',
  ...frame((t) => t.twenty),
  variant: budget,
  spec: {
    fields: [billions((t) => t.size), billions((t) => t.tokens)],
    ...CLOSE,
    /** 6·N·20N = C */
    solve(values: Budget) {
      const size = Math.sqrt(flopsOf(values) / (20 * TRAINING));
      return [size / BILLION, (20 * size) / BILLION];
    },
    mistakes: [
      {
        result(values) {
          const size = Math.sqrt(flopsOf(values) / 20);
          return [size / BILLION, (20 * size) / BILLION];
        },
        text: text((t) => t.twenty.noSix),
      },
    ],
  },
});

export const formula = defineExercise({
  id: 'scaling.formula',
  level: 2,
  paragraph: 'refit',
  kind: 'numeric',
  ...frame((t) => t.formula),
  variant: budget,
  spec: {
    fields: [billions((t) => t.size), { label: text((t) => t.ratio), min: 0 }],
    tolerance: { kind: 'relative', value: 0.02 },
    digits: 3,
    solve(values: Budget) {
      const { parameters, tokens } = optimum(flopsOf(values), BESIROGLU);
      return [parameters / BILLION, tokens / parameters];
    },
    mistakes: [
      {
        /** the two exponents taken for each other */
        result(values) {
          const swapped = optimum(flopsOf(values), BESIROGLU).tokens;
          const size = flopsOf(values) / TRAINING / swapped;
          return [swapped / BILLION, size / swapped];
        },
        text: text((t) => t.formula.swapped),
      },
    ],
  },
});

type Sizes = { readonly large: number; readonly tokens: number; readonly small: number; readonly more: number };

const models = ({ large, tokens, small, more }: Sizes) => ({
  large: { parameters: large * BILLION, tokens: tokens * BILLION },
  small: { parameters: small * BILLION, tokens: more * BILLION },
});

/** per cent */
const extraCost = (large: Trained, small: Trained) => 100 * (trainingCost(small) / trainingCost(large) - 1);

export const payback = defineExercise({
  id: 'scaling.payback',
  level: 2,
  paragraph: 'investment',
  kind: 'numeric',
  ...frame((t) => t.payback),
  variant(random) {
    const large = random.pick([7, 13, 20, 30, 40, 70, 100, 180]);
    const tokens = large * random.pick([15, 18, 20, 22]);
    const small = large * random.pick([0.4, 0.5, 0.6]);
    // by the re-fitted law, to three digits, so that the statement is true
    const loss = parametricLoss(BESIROGLU, large * BILLION, tokens * BILLION);
    const more = (tokensToReach(BESIROGLU, loss, small * BILLION) ?? Number.NaN) / BILLION;
    return { large, tokens, small: Number(small.toPrecision(3)), more: Number(more.toPrecision(3)) };
  },
  spec: {
    ...CLOSE,
    fields: [{ label: text((t) => t.payback.extra), unit: '%', min: 0 }, billions((t) => t.payback.served)],
    solve(values: Sizes) {
      const { large, small } = models(values);
      return [extraCost(large, small), breakEven(large, small) / BILLION];
    },
    mistakes: [
      {
        result(values) {
          const { large, small } = models(values);
          return [extraCost(large, small), breakEven(large, small, TRAINING, TRAINING) / BILLION];
        },
        text: text((t) => t.payback.six),
      },
    ],
  },
});

type Growth = { readonly resource: number; readonly factor: number };
const RESOURCES = ['parameters', 'tokens'] as const satisfies readonly Resource[];
const exponentOf = ({ resource }: Growth) => KAPLAN[RESOURCES[resource] ?? 'parameters'].exponent;
const percentLeft = (growth: Growth) => 100 * growth.factor ** -exponentOf(growth);

export const decade = defineExercise({
  id: 'scaling.decade',
  level: 1,
  paragraph: 'predict-before-paying',
  kind: 'numeric',
  ...frame((t) => t.decade),
  variant: (random) => ({ resource: random.integer(0, 1), factor: random.integer(3, 200) }),
  words: (values, locale) => ({
    what: text((t) => t.decade.resources[RESOURCES[values.resource] ?? 'parameters'])[locale],
    exponent: locale === 'fr' ? String(exponentOf(values)).replace('.', ',') : String(exponentOf(values)),
  }),
  spec: {
    fields: [{ unit: '%', min: 0 }],
    ...CLOSE,
    solve: (values: Growth) => [100 - percentLeft(values)],
    mistakes: [{ result: (values) => [percentLeft(values)], text: text((t) => t.decade.kept) }],
  },
});
