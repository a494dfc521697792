/** The exercises answered by experimenting in the lab; their answers are measured on the same live model. */
import { defineExercise } from '@kit/exercises/types.ts';
import { type LabState, LOOKED, SHARED, STATE } from '../state.ts';
import { levels, movedShare, rangeOf } from './probes.ts';
import { frame, labWords, text } from './texts.ts';

const common = { kind: 'numeric', usesLab: true, models: ['compressible'] } as const;
/** in every block */
const MAPS = LOOKED.filter((matrix) => matrix !== 'embedding');
const PROMPTS = [
  'Le petit garçon prit la main de sa mère',
  'Il était une fois une petite fille',
  'The old man looked at the sea',
  'It was late when she came home',
  'La vieille dame ouvrit la porte',
] as const;
/** the lab shows tenths of a percent */
const SHARE = { tolerance: { kind: 'absolute', value: 0.0011 }, digits: 3, percent: 1 } as const;

// aliases, not interfaces: only they are assignable to the index signature of `Values`
type OnMatrix = { readonly bits: number; readonly shared: string; readonly matrix: string; readonly block: number };
type Planted = { readonly bits: number; readonly shared: string; readonly times: number };
type OnHead = {
  readonly prompt: string;
  readonly bits: number;
  readonly shared: string;
  readonly block: number;
  readonly head: number;
};
type OnMap = { readonly calibration: string; readonly matrix: string; readonly block: number };

const settings = ({ bits, shared }: { readonly bits: number; readonly shared: string }) => ({
  bits: bits as LabState['bits'],
  shared: shared as LabState['shared'],
});
const looked = ({ matrix, block }: { readonly matrix: string; readonly block: number }) => ({
  matrix: matrix as LabState['matrix'],
  layer: block - 1,
});

export const error = defineExercise({
  ...common,
  id: 'quantise.error',
  level: 2,
  paragraph: 'scale-and-zero-point',
  ...frame((t) => t.error),
  variant: (random): OnMatrix => ({
    bits: random.pick([3, 4]),
    shared: random.pick(SHARED),
    matrix: random.pick(MAPS),
    block: random.integer(1, 6),
  }),
  words: (asked: OnMatrix, locale) => labWords(asked, locale),
  labHash: (asked: OnMatrix) => STATE.link({ ...looked(asked), tab: 'matrix' }),
  spec: {
    fields: [{ min: 0 }],
    ...SHARE,
    solve: async (asked: OnMatrix, context) => [
      (await levels({ ...settings(asked), ...looked(asked) }, context)).error,
    ],
    mistakes: [
      {
        result: async (asked, context) => [
          (await levels({ ...settings(asked), ...looked(asked), symmetric: true }, context)).error,
        ],
        text: text((t) => t.error.symmetric),
      },
    ],
  },
});

export const crushed = defineExercise({
  ...common,
  id: 'quantise.crushed',
  level: 2,
  paragraph: 'outliers',
  ...frame((t) => t.crushed),
  variant: (random): Planted => ({
    bits: random.pick([4, 6, 8]),
    shared: 'tensor',
    times: random.integer(2, 32),
  }),
  words: (asked: Planted, locale) => labWords(asked, locale),
  labHash: () => STATE.link({ tab: 'matrix' }),
  spec: {
    fields: [{ min: 0 }],
    ...SHARE,
    solve: async (asked: Planted, context) => [
      (await levels({ ...settings(asked), outlier: asked.times }, context)).zeros,
    ],
    mistakes: [
      {
        result: async ({ bits, shared }, context) => [(await levels(settings({ bits, shared }), context)).zeros],
        text: text((t) => t.crushed.without),
      },
    ],
  },
});

export const moved = defineExercise({
  ...common,
  id: 'quantise.moved',
  level: 3,
  paragraph: 'quantization',
  ...frame((t) => t.moved),
  variant: (random): OnHead => ({
    prompt: random.pick(PROMPTS),
    bits: random.pick([3, 4]),
    shared: random.pick(['channel', '32']),
    block: random.integer(1, 6),
    head: random.integer(1, 5),
  }),
  words: (asked: OnHead, locale) => labWords(asked, locale),
  labHash: ({ prompt }: OnHead) => STATE.link({ text: prompt, tab: 'attention' }),
  spec: {
    fields: [{ min: 0 }],
    ...SHARE,
    solve: async (asked: OnHead, context) => [
      await movedShare({ ...settings(asked), layer: asked.block - 1, head: asked.head - 1 }, asked.prompt, context),
    ],
  },
});

export const ratio = defineExercise({
  ...common,
  id: 'quantise.ratio',
  level: 2,
  paragraph: 'outliers',
  ...frame((t) => t.ratio),
  variant: (random): OnMap => ({
    calibration: random.pick(['both', 'fr', 'en']),
    matrix: random.pick(MAPS),
    block: random.integer(1, 6),
  }),
  words: (asked: OnMap, locale) => labWords(asked, locale),
  labHash: () => STATE.link({ method: 'gptq', tab: 'activations' }),
  spec: {
    fields: [
      { label: text((t) => t.ratio.largest), min: 0 },
      { label: text((t) => t.ratio.times), min: 0 },
    ],
    // the lab shows tenths
    tolerance: { kind: 'absolute', value: 0.06 },
    digits: 3,
    async solve({ calibration, ...map }: OnMap, context) {
      const found = await rangeOf({ ...looked(map), calibration: calibration as LabState['calibration'] }, context);
      return [found.largest, found.ratio];
    },
    mistakes: [
      {
        async result({ calibration, ...map }, context) {
          const found = await rangeOf({ ...looked(map), calibration: calibration as LabState['calibration'] }, context);
          return [found.largest, found.median];
        },
        text: text((t) => t.ratio.median),
      },
    ],
  },
});
