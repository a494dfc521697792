/** Exercises answered in the lab, under « choice » and « map » and « exam »; measured on the same live model. */

import { UNSEEN, type Unseen } from '@kit/drawings/gallery.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { LOCALES, type Locale, otherLocale } from '@kit/i18n/index.ts';
import { STATE } from '../state.ts';
import { temperatureAt } from '../temperature.ts';
import { BARE, TEMPLATES } from '../templates.ts';
import { ALL_PHRASES, ALL_SUBJECTS, drawingOf, PHRASES, SUBJECTS } from './material.ts';
import { accuracyOf, cosinesOf, probabilitiesOf, searchOf } from './probes.ts';
import { onDrawing } from './shown.ts';
import { examWords, frame, text } from './texts.ts';

/** The lab shows tenths of a percent, and thousandths of a cosine; backends differ by less. */
const SHARE = { kind: 'absolute', value: 0.002 } as const;
const COSINE = { kind: 'absolute', value: 0.002 } as const;
const common = { kind: 'numeric', usesLab: true, models: ['clip'] } as const;

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

/**
 * Labels among which the phrase counts: none is so clearly the drawing's own that it takes everything whatever is
 * said.
 */
function drawTemplate(random: Random): InTemplate {
  const language = random.pick(LOCALES);
  const [own, ...others] = random.shuffle(ALL_SUBJECTS);
  const shown = own ?? ALL_SUBJECTS[0];
  const labels = random.shuffle([...(random.integer(0, 1) && shown ? [shown] : []), ...others].slice(0, 4));
  const names = labels.map(({ names }) => names[language]);
  const template = random.pick(TEMPLATES[language].filter((one) => one !== BARE));
  return { drawing: shown ? drawingOf(shown) : '', labels: names, label: random.pick(names), template };
}

const openLabels = ({ drawing, labels }: OnLabels, _locale: Locale) => STATE.link({ images: [`d:${drawing}`], labels });
const ofLabel = (values: OnLabels, all: ArrayLike<number>) => all[values.labels.indexOf(values.label)] ?? Number.NaN;

export const temperature = defineExercise({
  ...common,
  id: 'clip.temperature',
  level: 2,
  paragraph: 'shared-space',
  ...frame((t) => t.temperature),
  variant(random) {
    const { drawing, labels, label } = drawLabels(random);
    return { drawing, labels, label, temperature: temperatureAt(random.integer(70, 95)) };
  },
  ...onDrawing<AtTemperature>(),
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
  level: 2,
  paragraph: 'zero-shot-classification',
  ...frame((t) => t.template),
  variant(random) {
    const { language, drawing, labels, label } = drawLabels(random);
    return { drawing, labels, label, template: random.pick(TEMPLATES[language].filter((one) => one !== BARE)) };
  },
  // where another template gives another answer
  variants: {
    draw: drawTemplate,
    seeds: [5, 12, 14, 24, 25, 35, 40, 47, 50, 62, 64, 74, 92, 93, 109, 113, 119, 135, 144, 145],
  },
  ...onDrawing<InTemplate>(),
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
  level: 2,
  paragraph: 'explore-clip',
  ...frame((t) => t.languages),
  variant(random) {
    const subject = random.pick(SUBJECTS);
    return { drawing: drawingOf(random.pick(SUBJECTS)), french: subject.names.fr, english: subject.names.en };
  },
  variants: {
    draw(random) {
      const { names } = random.pick(ALL_SUBJECTS);
      return { drawing: drawingOf(random.pick(ALL_SUBJECTS)), french: names.fr, english: names.en };
    },
    seeds: [1, 2, 3, 5, 9, 8, 11, 15, 20, 23, 29, 30, 31, 33, 39, 44, 51, 61, 74, 112],
  },
  ...onDrawing<InBoth>(),
  labHash: (values: InBoth) => STATE.link({ images: [`d:${values.drawing}`], labels: both(values) }),
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
  level: 2,
  paragraph: 'shared-space',
  ...frame((t) => t.search),
  variant: (random): OnPhrase => ({ phrase: random.pick(PHRASES)[random.pick(LOCALES)] }),
  variants: {
    draw: (random): OnPhrase => ({ phrase: random.pick(ALL_PHRASES)[random.pick(LOCALES)] }),
    seeds: [1, 2, 3, 4, 5, 6, 7, 9, 10, 11, 17, 20, 22, 23, 25, 31, 35, 36, 40, 47, 49, 61, 64, 65],
  },
  labHash: () => STATE.link({ tab: 'map' }),
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

type OfGroup = { readonly unseen: Unseen; readonly group: (typeof EXAMINED)[number]; readonly names: Locale };
/** Groups with enough held-out drawings for a share to mean something. */
const EXAMINED = [4, 5, 7] as const;

const drawExam = (random: Random): OfGroup => {
  const names = random.pick(LOCALES);
  return { unseen: random.pick(UNSEEN), group: random.pick(EXAMINED), names };
};

export const exam = defineExercise({
  ...common,
  id: 'clip.exam',
  level: 3,
  paragraph: 'zero-shot-classification',
  ...frame((t) => t.exam),
  variant: drawExam,
  variants: { draw: drawExam, seeds: [1, 2, 3, 4, 5, 6, 7, 9, 11, 13, 14, 25] },
  words: examWords,
  labHash: ({ unseen, group }: OfGroup) => STATE.link({ tab: 'test', unseen, group }),
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
