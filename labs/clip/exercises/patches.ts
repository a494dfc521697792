/** Which patch counts most: by attention rollout, and by hiding it. Near ties earn the credit of the best. */
import { defineExercise, type Grade, type Random, type Refusal } from '@kit/exercises/types.ts';
import type { Localized } from '@kit/i18n/index.ts';
import { argmax } from '@kit/math/softmax.ts';
import { STATE } from '../state.ts';
import { ALL_SUBJECTS, drawingOf, SUBJECTS } from './material.ts';
import { dropsOf, sharesOf } from './probes.ts';
import { onDrawing } from './shown.ts';
import { frame, text } from './texts.ts';

const common = { kind: 'numeric', usesLab: true, models: ['clip'] } as const;
/** Within this part of the best, a patch is as good as it: backends differ by less. */
const TIE = 0.998;
/** At this part of the best, half the credit. */
const CLOSE = 0.9;

interface Verdicts {
  readonly right: Localized;
  readonly close: Localized;
  readonly far: Localized;
  readonly unknown: Localized;
}

/** `name`: what the value of a patch is called in the sentences. */
function judge(
  [row = 0, column = 0]: readonly number[],
  values: ArrayLike<number>,
  name: 'share' | 'drop',
  verdicts: Verdicts,
): Grade | Refusal {
  const grid = Math.sqrt(values.length);
  if (row > grid || column > grid) return { refused: { text: verdicts.unknown, values: { grid } } };
  const best = values[argmax(values)] as number;
  const value = values[(row - 1) * grid + column - 1] as number;
  const said = { [name]: value, best };
  if (value >= TIE * best) return { score: 1, messages: [{ text: verdicts.right, values: said }] };
  const close = value >= CLOSE * best;
  return { score: close ? 0.5 : 0, messages: [{ text: close ? verdicts.close : verdicts.far, values: said }] };
}

const place = (values: ArrayLike<number>, index: number): [row: number, column: number] => {
  const grid = Math.sqrt(values.length);
  return [Math.floor(index / grid) + 1, (index % grid) + 1];
};
const least = (values: Float32Array | Float64Array) => argmax(values.map((value) => -value));

const verdicts = (name: 'lookedPatch' | 'hiddenPatch'): Verdicts => ({
  right: text((t) => t[name].right),
  close: text((t) => t[name].close),
  far: text((t) => t[name].far),
  unknown: text((t) => t[name].unknown),
});
const fields = (name: 'lookedPatch' | 'hiddenPatch') => [
  { label: text((t) => t[name].row), integer: true, min: 1 },
  { label: text((t) => t[name].column), integer: true, min: 1 },
];

type OnDrawing = { readonly drawing: string };

export const lookedPatch = defineExercise({
  ...common,
  id: 'clip.looked-patch',
  level: 2,
  paragraph: 'seeing',
  ...frame((t) => t.lookedPatch),
  variant: (random) => ({ drawing: drawingOf(random.pick(SUBJECTS)) }),
  variants: {
    draw: (random) => ({ drawing: drawingOf(random.pick(ALL_SUBJECTS)) }),
    seeds: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 13, 15, 18, 20, 23, 29, 30, 44, 47, 51],
  },
  ...onDrawing<OnDrawing>(),
  labHash: ({ drawing }: OnDrawing) => STATE.link({ images: [`d:${drawing}`], tab: 'look' }),
  spec: {
    fields: fields('lookedPatch'),
    tolerance: { kind: 'absolute', value: 0 },
    digits: 3,
    async solve({ drawing }: OnDrawing, context) {
      const shares = await sharesOf(drawing, context);
      return place(shares, argmax(shares));
    },
    judge: async (answer, { drawing }, context) =>
      judge(answer, await sharesOf(drawing, context), 'share', verdicts('lookedPatch')),
    async misses({ drawing }, context) {
      const shares = await sharesOf(drawing, context);
      return [place(shares, least(shares))];
    },
  },
});

type OnLabel = OnDrawing & { readonly label: string };

const drawNamed = (subjects: typeof SUBJECTS) => (random: Random) => {
  const subject = random.pick(subjects);
  return { drawing: drawingOf(subject), label: subject.names[random.pick(['fr', 'en'] as const)] };
};

export const hiddenPatch = defineExercise({
  ...common,
  id: 'clip.hidden-patch',
  level: 3,
  paragraph: 'seeing',
  ...frame((t) => t.hiddenPatch),
  variant: drawNamed(SUBJECTS),
  variants: {
    draw: drawNamed(ALL_SUBJECTS),
    seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 13, 18, 20, 22, 23, 29, 31, 33, 39, 46],
  },
  ...onDrawing<OnLabel>(),
  labHash: ({ drawing, label }: OnLabel) =>
    STATE.link({ images: [`d:${drawing}`], labels: [label], tab: 'look', lens: 'hiding' }),
  spec: {
    fields: fields('hiddenPatch'),
    tolerance: { kind: 'absolute', value: 0 },
    digits: 3,
    async solve({ drawing, label }: OnLabel, context) {
      const drops = await dropsOf(drawing, label, context);
      return place(drops, argmax(drops));
    },
    judge: async (answer, { drawing, label }, context) =>
      judge(answer, await dropsOf(drawing, label, context), 'drop', verdicts('hiddenPatch')),
    async misses({ drawing, label }, context) {
      const drops = await dropsOf(drawing, label, context);
      return [place(drops, least(drops))];
    },
  },
});
