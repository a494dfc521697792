/** Exercises answered by turning the lab's knobs. */
import { defineExercise } from '@kit/exercises/types.ts';
import type { Form } from '@kit/formulas/fit-power-law.ts';
import { formatNumber, type Locale } from '@kit/i18n/index.ts';
import { COUNTS, type Count } from '../family.ts';
import { large } from '../figures.ts';
import { cheapest, plansOf } from '../plan.ts';
import { fitPlaces, places } from '../predict.ts';
import { GPUS, LAWS, type LabState, LENGTHS, STATE } from '../state.ts';
import { STRINGS } from '../strings/index.ts';
import { profiles } from '../valleys.ts';
import { FAMILY } from './family.ts';
import { frame, text } from './texts.ts';

const BILLION = 1e9;
const lab = { kind: 'numeric', usesLab: true } as const;
const at = (patch: Partial<LabState>): LabState => ({ ...STATE.defaults, ...patch });
const sizeName = (locale: Locale, size: number, count: Count) => large(locale, FAMILY.sizes[size]?.counts[count] ?? 0);

type Fitted = { readonly form: string; readonly count: string; readonly length: number; readonly held: number };

const fittedState = ({ form, count, length, held }: Fitted, out: readonly number[] = []): LabState =>
  at({ form: form as Form, count: count as Count, length: length as LabState['length'], held, out });

function answerOf(state: LabState) {
  const all = places(FAMILY, state);
  const found = fitPlaces(all, state.form);
  const held = all.find(({ role }) => role === 'held');
  if (!found || !held) throw new Error('no law');
  return { found, held };
}

const words = ({ form, count, length, held }: Fitted, locale: Locale) => ({
  law: STRINGS[locale].predict.formNames[form as Form],
  counted: STRINGS[locale].predict.counts[count as Count],
  read: large(locale, FAMILY.lengths[length] ?? 0),
  name: sizeName(locale, held, count as Count),
});

export const predicted = defineExercise({
  ...lab,
  id: 'scaling.predicted',
  level: 2,
  paragraph: 'predict-before-paying',
  ...frame((t) => t.predicted),
  variant: (random) => ({
    form: random.pick(['straight', 'floor']),
    count: random.pick(COUNTS),
    length: random.pick(LENGTHS),
    held: random.pick([0, 1, 2, 5, 6, 7]),
  }),
  words,
  labHash: (values) => STATE.hash(fittedState(values)),
  spec: {
    fields: [
      { label: text((t) => t.predicted.loss), unit: text((t) => t.bits), min: 0 },
      { label: text((t) => t.predicted.measured), unit: text((t) => t.bits), min: 0 },
    ],
    tolerance: { kind: 'relative', value: 0.002 },
    digits: 4,
    solve(values: Fitted) {
      const { found, held } = answerOf(fittedState(values));
      return [found.predicted, held.y];
    },
  },
});

type Without = Fitted & { readonly left: number };

export const exponent = defineExercise({
  ...lab,
  id: 'scaling.exponent',
  level: 2,
  paragraph: 'predict-before-paying',
  ...frame((t) => t.exponent),
  variant(random) {
    const held = random.pick([5, 6, 7]);
    return {
      form: 'straight',
      count: random.pick(COUNTS),
      length: random.pick(LENGTHS),
      held,
      left: random.integer(0, held - 1),
    };
  },
  words: (values, locale) => ({
    ...words(values, locale),
    aside: sizeName(locale, values.left, values.count as Count),
  }),
  labHash: (values) => STATE.hash(fittedState(values)),
  spec: {
    fields: [{ min: 0 }],
    tolerance: { kind: 'relative', value: 0.002 },
    digits: 4,
    solve: (values: Without) => [answerOf(fittedState(values, [values.left])).found.law.exponent],
  },
});

/** a in N* ∝ C^a, from bottoms alone: the novels matter to its interval only */
const slope = () =>
  profiles({ ...FAMILY, bytes: [1], runs: FAMILY.runs.map((run) => ({ ...run, novels: [run.loss] })) }).slope;

export const growth = defineExercise({
  ...lab,
  id: 'scaling.growth',
  level: 2,
  paragraph: 'splitting-a-budget',
  ...frame((t) => t.growth),
  variant: (random) => ({ factor: random.integer(5, 150) }),
  labHash: () => STATE.link({ view: 'valleys' }),
  spec: {
    fields: [
      { label: text((t) => t.growth.size), min: 1 },
      { label: text((t) => t.growth.tokens), min: 1 },
    ],
    tolerance: { kind: 'relative', value: 0.03 },
    digits: 3,
    solve: ({ factor }: { readonly factor: number }) => [factor ** slope(), factor ** (1 - slope())],
    mistakes: [{ result: ({ factor }) => [factor ** 0.73, factor ** 0.27], text: text((t) => t.growth.kaplan) }],
  },
});

type Planned = { readonly law: string; readonly mantissa: number; readonly power: number };
const planned = ({ law, mantissa, power }: Planned): LabState =>
  at({ view: 'plan', law: law as LabState['law'], mantissa, power });
const lawWords = ({ law }: Planned, locale: Locale) => ({ name: STRINGS[locale].plan.laws[law as LabState['law']] });

export const parametersFirst = defineExercise({
  ...lab,
  id: 'scaling.parameters-first',
  level: 3,
  paragraph: 'two-schools',
  ...frame((t) => t.parametersFirst),
  variant: (random) => ({
    law: random.pick(LAWS),
    mantissa: random.pick([1, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9]),
    power: random.integer(19, 26),
  }),
  words: lawWords,
  labHash: (values) => STATE.hash(planned(values)),
  spec: {
    fields: [
      { label: text((t) => t.size), unit: text((t) => t.billions), min: 0 },
      { label: text((t) => t.parametersFirst.loss), min: 0 },
    ],
    tolerance: { kind: 'relative', value: 0.006 },
    digits: 4,
    solve(values: Planned) {
      const kaplan = plansOf(planned(values)).find(({ name }) => name === 'kaplan');
      return [(kaplan?.parameters ?? 0) / BILLION, kaplan?.loss ?? 0];
    },
    mistakes: [
      {
        result(values) {
          const kaplan = plansOf(planned(values)).find(({ name }) => name === 'kaplan');
          return [(kaplan?.parameters ?? 0) / BILLION, kaplan?.own ?? 0];
        },
        text: text((t) => t.parametersFirst.own),
      },
    ],
  },
});

type Served = Planned & { readonly served: number };

export const cheapestSize = defineExercise({
  ...lab,
  id: 'scaling.cheapest',
  level: 2,
  paragraph: 'investment',
  ...frame((t) => t.cheapest),
  variant: (random) => ({
    law: 'besiroglu',
    mantissa: random.pick([1, 2, 3, 4, 5, 6, 8]),
    power: random.integer(21, 25),
    served: random.pick([1000, 2000, 5000, 10_000, 20_000]),
  }),
  words: lawWords,
  labHash: (values) => STATE.hash({ ...planned(values), served: STATE.defaults.served }),
  spec: {
    fields: [{ unit: text((t) => t.billions), min: 0 }],
    tolerance: { kind: 'relative', value: 0.02 },
    digits: 3,
    solve: (values: Served) => [cheapest({ ...planned(values), served: values.served }).parameters / BILLION],
    mistakes: [
      {
        result: (values) => [(plansOf(planned(values))[0]?.parameters ?? 0) / BILLION],
        text: text((t) => t.cheapest.training),
      },
    ],
  },
});

type Bought = { readonly gpu: string; readonly money: number; readonly price: number; readonly mfu: number };
const bought = ({ gpu, money, price, mfu }: Bought): LabState =>
  at({ view: 'plan', unit: 'money', gpu: gpu as LabState['gpu'], money, price, mfu });

export const money = defineExercise({
  ...lab,
  id: 'scaling.money',
  level: 3,
  paragraph: 'investment',
  ...frame((t) => t.money),
  variant: (random) => ({
    gpu: random.pick(GPUS.filter((gpu) => gpu !== 'rtx4090')),
    money: random.pick([10_000, 50_000, 200_000, 1_000_000, 5_000_000, 20_000_000]),
    price: random.pick([1.5, 2.5, 3, 4]),
    mfu: random.pick([25, 35, 45, 50]),
  }),
  words: ({ gpu, money: amount }, locale) => ({ card: gpu.toUpperCase(), amount: formatNumber(locale, amount) }),
  labHash: () => STATE.link({ view: 'plan' }),
  spec: {
    fields: [
      { label: text((t) => t.size), unit: text((t) => t.billions), min: 0 },
      { label: text((t) => t.tokens), unit: text((t) => t.billions), min: 0 },
    ],
    tolerance: { kind: 'relative', value: 0.01 },
    digits: 3,
    solve(values: Bought) {
      const [best] = plansOf(bought(values));
      return [(best?.parameters ?? 0) / BILLION, (best?.tokens ?? 0) / BILLION];
    },
    mistakes: [
      {
        result(values) {
          const [best] = plansOf({ ...bought(values), mfu: 100 });
          return [(best?.parameters ?? 0) / BILLION, (best?.tokens ?? 0) / BILLION];
        },
        text: text((t) => t.money.peak),
      },
    ],
  },
});

const TRUE = ['shape', 'seed', 'novels'] as const;
const FALSE = ['language', 'confirms', 'wider'] as const;

export const intervals = defineExercise({
  id: 'scaling.intervals',
  level: 3,
  paragraph: 'refit',
  kind: 'choice',
  usesLab: true,
  ...frame((t) => t.intervals),
  labHash: () => STATE.link({ view: 'valleys' }),
  spec: {
    several: true,
    options: [...TRUE, ...FALSE].map((name) => ({
      text: text((t) => t.intervals.options[name].text),
      correction: text((t) => t.intervals.options[name].correction),
      right: TRUE.some((own) => own === name),
    })),
  },
});
