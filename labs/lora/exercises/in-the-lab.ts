/** The exercises answered by experimenting in the lab; their answers are measured on the same live model. */
import { defineExercise, type Grade, type GradeContext, type Random } from '@kit/exercises/types.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { type LabState, STATE } from '../state.ts';
import { adapterNamed, gainShares, loss, rankLosses, topProbability } from './probes.ts';
import { adapterWords, frame, proseIn, text } from './texts.ts';

const common = { kind: 'numeric', usesLab: true, models: ['adapters'] } as const;
/**
 * the adapter that the lab opens with; its spectrum, its curve and its losses at full strength are on screen before
 * any download
 */
const { adapter } = STATE.defaults;
/** adapters that only the live model tells about */
const OTHERS = ['theatre', 'francais'] as const;
const TASKS = [adapter, ...OTHERS] as const;
const PROMPTS = [
  'Le petit garçon prit la main de sa mère',
  'Il était une fois une petite fille',
  'The old man looked at the sea',
  'It was late when she came home',
  'La vieille dame ouvrit la porte',
] as const;

// aliases, not interfaces: only they are assignable to the index signature of `Values`
type OnPrompt = { readonly adapter: string; readonly prompt: string; readonly strength: number };
type Target = { readonly adapter: string; readonly share: number };
type OnMatrix = { readonly adapter: string; readonly matrix: string; readonly k: number };
type Pair = { readonly adapter: string; readonly second: string; readonly strength: number };
type General = { readonly adapter: string; readonly language: 'fr' | 'en'; readonly strength: number };

const drawStrength = (random: Random): OnPrompt => ({
  adapter,
  prompt: random.pick(PROMPTS),
  strength: random.pick([0.3, 0.4, 0.5, 0.6, 0.7, 1.3, 1.4, 1.5]),
});
function drawPair(random: Random): Pair {
  const [first = adapter, second = adapter] = random.shuffle([...TASKS]);
  return { adapter: first, second, strength: random.pick([0.5, 0.7, 0.8, 1, 1.2]) };
}
const drawMatrix = (random: Random): OnMatrix => ({
  adapter: random.pick(OTHERS),
  // as the lab's map names them
  matrix: random.pick(['attn.c_attn', 'attn.c_proj'] as const),
  k: random.integer(1, 5),
});
const drawGeneral = (random: Random): General => ({
  adapter: random.pick(TASKS),
  language: random.pick(['fr', 'en'] as const),
  strength: random.pick([0.5, 0.6, 0.7, 0.8, 1.2, 1.3, 1.4, 1.5]),
});

const recipe = (patch: Partial<LabState>) => ({ ...STATE.defaults, ...patch });

export const strength = defineExercise({
  ...common,
  id: 'lora.strength',
  level: 2,
  paragraph: 'merge-and-swap',
  ...frame((t) => t.strength),
  variant: drawStrength,
  variants: { draw: drawStrength, seeds: [1, 3, 4, 5, 6, 7, 8, 9, 11, 15, 17, 19, 21, 22, 24, 25, 33, 36, 38, 39] },
  words: adapterWords,
  labHash: ({ prompt }: OnPrompt, _locale: Locale) => STATE.link({ text: prompt }),
  spec: {
    fields: [{}],
    // the lab shows tenths of a percent
    tolerance: { kind: 'absolute', value: 0.001 },
    digits: 3,
    percent: 1,
    solve: async ({ adapter, prompt, strength: s }: OnPrompt, context) => [
      await topProbability(prompt, recipe({ adapter, strength: s }), context),
    ],
    mistakes: [
      {
        result: async ({ adapter, prompt }, context) => [await topProbability(prompt, recipe({ adapter }), context)],
        text: text((t) => t.strength.whole),
      },
      {
        result: async ({ adapter, prompt }, context) => [
          await topProbability(prompt, recipe({ adapter, strength: 0 }), context),
        ],
        text: text((t) => t.strength.base),
      },
    ],
  },
});

export const twoAdapters = defineExercise({
  ...common,
  id: 'lora.two-adapters',
  level: 2,
  paragraph: 'merge-and-swap',
  ...frame((t) => t.twoAdapters),
  variant: drawPair,
  variants: { draw: drawPair, seeds: [1, 2, 3, 7, 8, 11, 13, 18, 19, 20, 22, 29, 31, 37, 49, 51, 61, 63, 74, 91] },
  words: (values: Pair, locale) => adapterWords(values, locale),
  labHash: ({ adapter }: Pair) => STATE.link({ adapter }),
  spec: {
    fields: [{}],
    // a difference of two losses, each shown to the thousandth
    tolerance: { kind: 'absolute', value: 0.005 },
    digits: 3,
    async solve({ adapter, second, strength }: Pair, context) {
      const alone = await loss('task', recipe({ adapter }), context);
      return [(await loss('task', recipe({ adapter, second, secondStrength: strength }), context)) - alone];
    },
    mistakes: [
      {
        result: async ({ adapter, second, strength }, context) => [
          await loss('task', recipe({ adapter, second, secondStrength: strength }), context),
        ],
        text: text((t) => t.twoAdapters.absolute),
      },
      {
        result: async ({ adapter, second, strength }, context) => {
          const base = await loss('task', recipe({ adapter, strength: 0 }), context);
          return [(await loss('task', recipe({ adapter, second, secondStrength: strength }), context)) - base];
        },
        text: text((t) => t.twoAdapters.againstBase),
      },
    ],
  },
});

/** Shares of the gain closer than this are a tie: backends differ by less. */
const TIE = 0.005;

export const enoughRank = defineExercise({
  ...common,
  id: 'lora.enough-rank',
  level: 2,
  paragraph: 'where-and-rank',
  ...frame((t) => t.enoughRank),
  variant: (random): Target => ({
    adapter: random.pick(OTHERS),
    share: random.pick([0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95]),
  }),
  variants: {
    // « francais » has it all with one direction; where a rank obtains the very share, the next one would pass for
    // right
    draw: (random): Target => ({ adapter: random.pick([adapter, 'theatre']), share: random.integer(30, 99) / 100 }),
    seeds: [1, 3, 4, 5, 7, 12, 39, 40, 38, 80],
  },
  words: adapterWords,
  labHash: ({ adapter }: Target) => STATE.link({ adapter }),
  spec: {
    fields: [{ integer: true, min: 0 }],
    tolerance: { kind: 'absolute', value: 0 },
    digits: 2,
    async solve({ adapter, share }: Target, context) {
      return [gainShares(await rankLosses(adapter, context)).findIndex((gained) => gained >= share)];
    },
    async judge([rank = 0], { adapter, share }: Target, context): Promise<Grade> {
      const shares = gainShares(await rankLosses(adapter, context));
      const at = (k: number) => shares[k] ?? 1;
      const say = (pick: 'right' | 'tooLow' | 'tooHigh') => ({
        text: text((t) => t.enoughRank[pick]),
        values: { rank, gained: at(rank), below: at(rank - 1) },
      });
      if (rank >= shares.length || (rank > 0 && at(rank - 1) >= share + TIE)) {
        return { score: 0, messages: [say('tooHigh')] };
      }
      return at(rank) >= share - TIE ? { score: 1, messages: [say('right')] } : { score: 0, messages: [say('tooLow')] };
    },
    misses: async ({ adapter }: Target, context) => [[0], [(await rankLosses(adapter, context)).length - 1]],
  },
});

/** Block (from 1) and value of the largest k-th singular value among the matrices of one kind. */
async function strongest({ adapter: name, matrix, k }: OnMatrix, context: GradeContext): Promise<[number, number]> {
  const { svd } = await adapterNamed(name, context);
  const own = svd.filter(({ factors }) => factors.module === matrix);
  const at = ({ values }: (typeof own)[number]) => values[k - 1] as number;
  const best = own.reduce((a, b) => (at(b) > at(a) ? b : a));
  return [best.factors.layer + 1, at(best)];
}

export const strongestBlock = defineExercise({
  ...common,
  id: 'lora.strongest-block',
  level: 2,
  paragraph: 'where-and-rank',
  ...frame((t) => t.strongestBlock),
  variant: drawMatrix,
  variants: { draw: drawMatrix, seeds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 14, 17, 18, 20, 22, 25, 54, 74] },
  words: adapterWords,
  labHash: ({ adapter }: OnMatrix) => STATE.link({ adapter }),
  spec: {
    fields: [
      { label: text((t) => t.strongestBlock.block), integer: true, min: 1 },
      { label: text((t) => t.strongestBlock.value), min: 0 },
    ],
    // the lab shows thousandths
    tolerance: { kind: 'absolute', value: 0.001 },
    digits: 4,
    solve: (values: OnMatrix, context) => strongest(values, context),
    misses: async (values: OnMatrix, context) => {
      const [block = 0, value = 0] = await strongest(values, context);
      return [
        [block === 1 ? 2 : block - 1, value],
        [block, 2 * value],
      ];
    },
  },
});

export const forgetting = defineExercise({
  ...common,
  id: 'lora.forgetting',
  level: 3,
  paragraph: 'full-fine-tuning',
  ...frame((t) => t.forgetting),
  variant: drawGeneral,
  variants: { draw: drawGeneral, seeds: [1, 3, 4, 7, 8, 9, 22, 29, 31, 35, 37, 43, 46, 49, 57, 62, 67, 74, 91, 111] },
  words: (values: General, locale) => ({ ...adapterWords(values, locale), prose: proseIn(values.language, locale) }),
  labHash: ({ adapter }: General) => STATE.link({ adapter }),
  spec: {
    fields: [{}],
    tolerance: { kind: 'absolute', value: 0.005 },
    digits: 3,
    async solve({ adapter, language, strength: s }: General, context) {
      const at = (value: number) => loss(language, recipe({ adapter, strength: value }), context);
      return [(await at(s)) - (await at(0))];
    },
    mistakes: [
      {
        result: async ({ adapter, language, strength: s }, context) => [
          await loss(language, recipe({ adapter, strength: s }), context),
        ],
        text: text((t) => t.forgetting.absolute),
      },
    ],
  },
});
