/** Exercises answered in the lab, under « choice » and « map » and « exam »; measured on the same live model. */

import { UNSEEN, type Unseen } from '@kit/drawings/gallery.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { LOCALES, type Locale, otherLocale } from '@kit/i18n/index.ts';
import { labHash } from '@kit/lab/address.ts';
import { DEFAULT_STATE, type LabState, toParams } from '../hash.ts';
import { temperatureAt } from '../temperature.ts';
import { BARE, TEMPLATES } from '../templates.ts';
import { drawingOf, PHRASES, SUBJECTS } from './material.ts';
import { accuracyOf, cosinesOf, probabilitiesOf, searchOf } from './probes.ts';
import { frame, text } from './texts.ts';

/** The lab shows tenths of a percent, and thousandths of a cosine; backends differ by less. */
const SHARE = { kind: 'absolute', value: 0.002 } as const;
const COSINE = { kind: 'absolute', value: 0.002 } as const;
const common = { kind: 'numeric', usesLab: true, models: ['clip'] } as const;

export function opens(state: Partial<LabState>): string {
  return labHash('clip', toParams({ ...DEFAULT_STATE, ...state }));
}

// aliases, not interfaces: only they are assignable to the index signature of `Values`
type OnPhrase = { readonly phrase: string };
type OnLabels = { readonly drawing: string; readonly labels: readonly string[]; readonly label: string };
type AtTemperature = OnLabels & { readonly temperature: number };
type InTemplate = OnLabels & { readonly template: string };

/** A drawing, four names of which one is its own, in one of the two languages, and the name that is asked about. */
function drawLabels(random: Random) {
  const language = random.pick(LOCALES);
  const subjects = random.shuffle(SUBJECTS).slice(0, 4);
  const labels = subjects.map(({ names }) => names[language]);
  return { language, drawing: drawingOf(random.pick(subjects)), labels, label: random.pick(labels) };
}

const openLabels = ({ drawing, labels }: OnLabels, _locale: Locale) => opens({ images: [`d:${drawing}`], labels });
const ofLabel = (values: OnLabels, all: ArrayLike<number>) => all[values.labels.indexOf(values.label)] ?? Number.NaN;

export const temperature = defineExercise({
  ...common,
  id: 'clip.temperature',
  ...frame((t) => t.temperature),
  variant(random) {
    const { drawing, labels, label } = drawLabels(random);
    return { drawing, labels, label, temperature: temperatureAt(random.integer(70, 95)) };
  },
  labHash: openLabels,
  spec: {
    fields: [{}],
    tolerance: SHARE,
    digits: 3,
    percent: 1,
    solve: async (values: AtTemperature, context) => [
      ofLabel(values, await probabilitiesOf(values.drawing, values.labels, BARE, values.temperature, context)),
    ],
    mistakes: [
      {
        result: async (values, context) => [
          ofLabel(values, await probabilitiesOf(values.drawing, values.labels, BARE, null, context)),
        ],
        text: text((t) => t.temperature.learned),
      },
    ],
  },
});

export const template = defineExercise({
  ...common,
  id: 'clip.template',
  ...frame((t) => t.template),
  variant(random) {
    const { language, drawing, labels, label } = drawLabels(random);
    return { drawing, labels, label, template: random.pick(TEMPLATES[language].filter((one) => one !== BARE)) };
  },
  labHash: openLabels,
  spec: {
    fields: [{}],
    tolerance: SHARE,
    digits: 3,
    percent: 1,
    solve: async (values: InTemplate, context) => [
      ofLabel(values, await probabilitiesOf(values.drawing, values.labels, values.template, null, context)),
    ],
    mistakes: [
      {
        result: async (values, context) => [
          ofLabel(values, await probabilitiesOf(values.drawing, values.labels, BARE, null, context)),
        ],
        text: text((t) => t.template.bare),
      },
    ],
  },
});

type InBoth = { readonly drawing: string; readonly french: string; readonly english: string };
const both = ({ french, english }: InBoth) => [french, english];
const gap = ([a = 0, b = 0]: ArrayLike<number> & Iterable<number>) => Math.abs(a - b);

export const languages = defineExercise({
  ...common,
  id: 'clip.languages',
  ...frame((t) => t.languages),
  variant(random) {
    const subject = random.pick(SUBJECTS);
    return { drawing: drawingOf(random.pick(SUBJECTS)), french: subject.names.fr, english: subject.names.en };
  },
  labHash: (values: InBoth) => opens({ images: [`d:${values.drawing}`], labels: both(values) }),
  spec: {
    fields: [{ min: 0 }],
    tolerance: COSINE,
    digits: 3,
    solve: async (values: InBoth, context) => [gap(await cosinesOf(values.drawing, both(values), BARE, context))],
    mistakes: [
      {
        result: async (values, context) => [
          gap(await probabilitiesOf(values.drawing, both(values), BARE, null, context)),
        ],
        text: text((t) => t.languages.probabilities),
      },
    ],
  },
});

export const search = defineExercise({
  ...common,
  id: 'clip.search',
  ...frame((t) => t.search),
  variant: (random): OnPhrase => ({ phrase: random.pick(PHRASES)[random.pick(LOCALES)] }),
  labHash: () => opens({ tab: 'map' }),
  spec: {
    fields: [{}],
    // the drawings of the map are recorded in half precision
    tolerance: { kind: 'absolute', value: 0.004 },
    digits: 3,
    solve: async ({ phrase }: OnPhrase, context) => [(await searchOf(phrase, 1, context))[0] ?? 0],
    mistakes: [
      {
        result: async ({ phrase }: OnPhrase, context) => [(await searchOf(phrase, 2, context))[1] ?? 0],
        text: text((t) => t.search.second),
      },
    ],
  },
});

type OfGroup = {
  readonly unseen: Unseen;
  readonly group: number;
  readonly names: Locale;
  readonly languageName: string;
};
const LANGUAGE_NAMES = { fr: 'français', en: 'English' } as const;
/** Groups with enough held-out drawings for a share to mean something. */
const EXAMINED = [4, 5, 7] as const;

export const exam = defineExercise({
  ...common,
  id: 'clip.exam',
  ...frame((t) => t.exam),
  variant(random) {
    const names = random.pick(LOCALES);
    return { unseen: random.pick(UNSEEN), group: random.pick(EXAMINED), names, languageName: LANGUAGE_NAMES[names] };
  },
  labHash: ({ unseen, group }: OfGroup) => opens({ tab: 'test', unseen, group }),
  spec: {
    fields: [{}],
    tolerance: { kind: 'absolute', value: 0.006 },
    digits: 3,
    percent: 1,
    solve: async ({ unseen, group, names }: OfGroup, context) => [await accuracyOf(unseen, group, names, context)],
    mistakes: [
      {
        result: async ({ unseen, group, names }, context) => [
          await accuracyOf(unseen, group, otherLocale(names), context),
        ],
        text: text((t) => t.exam.other),
      },
    ],
  },
});
