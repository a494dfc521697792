/** Exercises answered by experimenting: their answers are measured on the same live model. */
import type { Method, Pattern } from '@kit/compression/prune.ts';
import { defineExercise, type GradeContext, type Random } from '@kit/exercises/types.ts';
import { type Setting, STATE } from '../state.ts';
import { bitsPerByte, common, costOf, type Language } from './probes.ts';
import { frame, text, wordsOf } from './texts.ts';

// aliases, not interfaces: only they are assignable to the index signature of `Values`
type Compared = { readonly sparsity: number; readonly method: string; readonly language: string };
type OfMethod = { readonly method: string; readonly language: string };
type Foreign = { readonly sparsity: number; readonly language: string };

/** bits per byte; the lab shows thousandths */
const tolerance = { kind: 'absolute', value: 0.003 } as const;

const drawCompared = (random: Random): Compared => ({
  sparsity: random.pick([40, 45, 55, 60, 65, 70]),
  method: random.pick(['global', 'sparsegpt']),
  language: random.pick(['fr', 'en']),
});

const own = ({ method, sparsity }: { readonly method: string; readonly sparsity: number }): Partial<Setting> => ({
  method: method as Method,
  sparsity,
});
const link = (patch: Partial<Setting>): string => STATE.link(patch);

/** How much a method loses more, or less, than magnitude in each matrix. */
const difference = async ({ sparsity, method, language }: Compared, context: GradeContext) =>
  (await bitsPerByte(own({ method, sparsity }), language as Language, context)) -
  (await bitsPerByte({ sparsity }, language as Language, context));

export const half = defineExercise({
  ...common,
  id: 'prune.half',
  level: 2,
  paragraph: 'sparsity',
  ...frame((t) => t.half),
  variant: drawCompared,
  variants: {
    draw: drawCompared,
    seeds: [1, 3, 4, 5, 6, 7, 9, 10, 11, 12, 13, 14, 17, 20, 23, 25, 29, 31, 35, 36, 49, 65, 91, 100],
  },
  words: (values: Compared, locale) => wordsOf(values, locale),
  labHash: ({ sparsity }: Compared) => link({ sparsity }),
  spec: {
    fields: [{}],
    tolerance,
    digits: 3,
    solve: async (values: Compared, context) => [await difference(values, context)],
    mistakes: [
      {
        result: async (values, context) => [await bitsPerByte(own(values), values.language as Language, context)],
        text: text((t) => t.half.alone),
      },
    ],
  },
});

type Regular = OfMethod & { readonly pattern: string };
const drawRegular = (random: Random): Regular => ({
  method: random.pick(['matrix', 'wanda']),
  pattern: random.pick(['2:4', '4:8']),
  language: random.pick(['fr', 'en']),
});

const regular = ({ method, pattern }: Regular): Partial<Setting> => ({
  method: method as Method,
  pattern: pattern as Pattern,
});

export const pattern = defineExercise({
  ...common,
  id: 'prune.pattern',
  level: 2,
  paragraph: 'sparsity',
  ...frame((t) => t.pattern),
  variant: drawRegular,
  variants: { draw: drawRegular, seeds: [1, 3, 5, 6, 7, 9, 13, 14] },
  words: (values: Regular, locale) => wordsOf(values, locale),
  labHash: ({ method }: Regular) => link({ method: method as Method }),
  spec: {
    fields: [{}],
    tolerance,
    digits: 3,
    async solve(values: Regular, context) {
      const language = values.language as Language;
      const free = await bitsPerByte({ method: values.method as Method }, language, context);
      return [(await bitsPerByte(regular(values), language, context)) - free];
    },
    mistakes: [
      {
        async result(values, context) {
          const { after, before } = await costOf(regular(values), values.language as Language, context);
          return [after - before];
        },
        text: text((t) => t.pattern.fromOriginal),
      },
    ],
  },
});

const drawMethod = (random: Random): OfMethod => ({
  method: random.pick(['matrix', 'wanda', 'sparsegpt']),
  language: random.pick(['fr', 'en']),
});

/** Percent, the steps of the search. */
const STEPS = [10, 20, 30, 40, 50, 60] as const;
/** bits per byte above the original that count as little */
export const LITTLE = 0.08;

/** Losses at each step up to the first that is not little. */
export async function losses({ method, language }: OfMethod, context: GradeContext): Promise<readonly number[]> {
  const all: number[] = [];
  for (const sparsity of STEPS) {
    const { after, before } = await costOf(own({ method, sparsity }), language as Language, context);
    all.push(after - before);
    if (after - before > LITTLE) break;
  }
  return all;
}

export const plateau = defineExercise({
  ...common,
  id: 'prune.plateau',
  level: 2,
  paragraph: 'sparsity',
  ...frame((t) => t.plateau),
  variant: drawMethod,
  variants: { draw: drawMethod, seeds: [1, 3, 6, 7, 9, 11] },
  words: (values: OfMethod, locale) => ({ ...wordsOf(values, locale), little: LITTLE }),
  labHash: ({ method }: OfMethod) => link({ method: method as Method, sparsity: STEPS[0] }),
  spec: {
    fields: [
      { label: text((t) => t.plateau.sparsity), unit: '%', integer: true, min: 0 },
      { label: text((t) => t.plateau.loss), min: 0 },
    ],
    tolerance,
    digits: 3,
    async solve(values: OfMethod, context) {
      const found = await losses(values, context);
      const last = found.findLastIndex((loss) => loss <= LITTLE);
      return [STEPS[last] ?? 0, found[last] ?? 0];
    },
    mistakes: [
      {
        async result(values, context) {
          const found = await losses(values, context);
          const next = found.findIndex((loss) => loss > LITTLE);
          return [STEPS[next] ?? 95, found[next] ?? 1];
        },
        text: text((t) => t.plateau.beyond),
      },
    ],
  },
});

// at 65 % in French the answer is a half, which is easily guessed: its seed is left out
const drawForeign = (random: Random): Foreign => ({
  sparsity: random.pick([40, 45, 50, 55, 60, 65]),
  language: random.pick(['fr', 'en']),
});

export const foreign = defineExercise({
  ...common,
  id: 'prune.foreign',
  level: 2,
  paragraph: 'sparsity',
  ...frame((t) => t.foreign),
  variant: drawForeign,
  variants: { draw: drawForeign, seeds: [1, 3, 4, 6, 7, 9, 11, 17, 23, 35, 49] },
  words: (values: Foreign, locale) => wordsOf(values, locale),
  labHash: ({ sparsity }: Foreign) => link({ method: 'wanda', sparsity }),
  spec: {
    fields: [{}],
    tolerance,
    digits: 3,
    async solve({ sparsity, language }: Foreign, context) {
      const calibrated = (calibration: Language) =>
        bitsPerByte({ method: 'wanda', sparsity, calibration }, language as Language, context);
      return [(await calibrated(language === 'fr' ? 'en' : 'fr')) - (await calibrated(language as Language))];
    },
    mistakes: [
      {
        async result({ sparsity, language }, context) {
          const patch = { method: 'wanda', sparsity, calibration: language as Language } as const;
          const { after, before } = await costOf(patch, language as Language, context);
          return [after - before];
        },
        text: text((t) => t.foreign.ofPruning),
      },
    ],
  },
});
