/** The three exercises answered by experimenting in the lab; their answers are measured on the same live model. */
import { defineExercise, type Grade, type GradeContext, type Random, type Refusal } from '@kit/exercises/types.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { argmax } from '@kit/math/softmax.ts';
import { STATE } from '../state.ts';
import { ablated, inspect, previousShares, topProbability, weight } from './probes.ts';
import { SENTENCES } from './sentences.ts';
import { frame, text } from './texts.ts';

// aliases, not interfaces: only they are assignable to the index signature of `Values`
type OnSentence = { readonly sentence: string };
/** layer and head counted from 1, as on the screen */
type OnHead = OnSentence & { readonly layer: number; readonly head: number };
/** a layer to search; none in older progress: all of them */
type OnLayer = OnSentence & { readonly layer?: number };

const common = {
  kind: 'numeric',
  usesLab: true,
  models: ['decoder'],
} as const;

const openLab = ({ sentence }: OnSentence, _locale: Locale) => STATE.link({ text: sentence });
const openHead = ({ sentence, layer, head }: OnHead, _locale: Locale) =>
  STATE.link({ text: sentence, layer: layer - 1, head: head - 1 });

const sentenceAndHead = (random: Random) => ({
  sentence: random.pick(SENTENCES),
  // within the smallest model this book ships
  layer: random.integer(1, 4),
  head: random.integer(1, 4),
});

/** Within this of the best, a head is as good as it: backends differ by less. */
const TIE = 0.002;
/** At this share of the best, half the credit. */
const CLOSE = 0.9;

/** Shares of the previous token, [L·H]; −1 outside the layer that is searched. */
async function searched({ sentence, layer }: OnLayer, context: GradeContext) {
  const measured = await inspect(sentence, context);
  const { layers, heads } = measured.config;
  const shares = previousShares(measured).map((share, at) =>
    layer === undefined || Math.floor(at / heads) + 1 === layer ? share : -1,
  );
  const place = (at: number) => [Math.floor(at / heads) + 1, (at % heads) + 1];
  return { shares, layers, heads, place };
}

async function judgeHead(
  [layer = 0, head = 0]: readonly number[],
  values: OnLayer,
  context: GradeContext,
): Promise<Grade | Refusal> {
  const { shares, layers, heads } = await searched(values, context);
  const of = (pick: 'right' | 'close' | 'far' | 'elsewhere' | 'unknown', said: Record<string, number>) => ({
    text: text((t) => t.previousTokenHead[pick]),
    values: said,
  });
  if (layer > layers || head > heads) return { refused: of('unknown', { layers, heads }) };
  if (values.layer !== undefined && layer !== values.layer)
    return { score: 0, messages: [of('elsewhere', { layer: values.layer })] };
  const best = Math.max(...shares);
  const share = shares[(layer - 1) * heads + head - 1] ?? 0;
  if (share >= best - TIE) return { score: 1, messages: [of('right', { share })] };
  if (share >= CLOSE * best) return { score: 0.5, messages: [of('close', { share, best })] };
  return { score: 0, messages: [of('far', { share, best })] };
}

export const previousTokenHead = defineExercise({
  ...common,
  id: 'attention.previous-token-head',
  level: 2,
  paragraph: 'several-heads',
  ...frame((t) => t.previousTokenHead),
  variant: (random) => ({ sentence: random.pick(SENTENCES) }),
  // one layer at a time: in the whole model the same head wins whatever the sentence; in the first layer all are equal
  variants: {
    draw: (random) => ({ sentence: random.pick(SENTENCES), layer: random.integer(2, 6) }),
    statement: text((t) => t.previousTokenHead.inLayer),
    seeds: [1, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 14, 17, 19, 21, 22, 23, 25, 31, 33, 39, 40, 41, 45],
  },
  labHash: openLab,
  spec: {
    fields: [
      { label: text((t) => t.previousTokenHead.layer), integer: true, min: 1 },
      { label: text((t) => t.previousTokenHead.head), integer: true, min: 1 },
    ],
    tolerance: { kind: 'absolute', value: 0 },
    digits: 3,
    async solve(values: OnLayer, context) {
      const { shares, place } = await searched(values, context);
      return place(argmax(shares));
    },
    judge: judgeHead,
    async misses(values, context) {
      const { shares, place } = await searched(values, context);
      return [place(argmax(shares.map((share) => (share < 0 ? share : 1 - share))))];
    },
  },
});

export const ablation = defineExercise({
  ...common,
  id: 'attention.ablation',
  level: 2,
  paragraph: 'several-heads',
  ...frame((t) => t.ablation),
  variant: sentenceAndHead,
  variants: {
    draw: sentenceAndHead,
    seeds: [
      20, 25, 33, 36, 49, 62, 94, 99, 100, 103, 107, 115, 117, 148, 149, 151, 180, 181, 193, 214, 255, 301, 322, 337,
    ],
  },
  labHash: openLab,
  spec: {
    fields: [{}],
    // the lab shows tenths of a percent
    tolerance: { kind: 'absolute', value: 0.001 },
    digits: 3,
    percent: 1,
    solve: async ({ sentence, layer, head }: OnHead, context) => [
      await ablated(sentence, layer - 1, head - 1, context),
    ],
    mistakes: [
      {
        result: async ({ sentence }, context) => [await topProbability(sentence, context)],
        text: text((t) => t.ablation.untouched),
      },
    ],
  },
});

export const maskOff = defineExercise({
  ...common,
  id: 'attention.mask-off',
  level: 2,
  paragraph: 'masking-the-future',
  ...frame((t) => t.maskOff),
  variant: sentenceAndHead,
  variants: {
    draw: sentenceAndHead,
    seeds: [2, 8, 10, 12, 15, 18, 21, 25, 27, 29, 33, 43, 58, 62, 64, 67, 76, 83, 89, 132, 149, 226, 311, 347],
  },
  labHash: openHead,
  spec: {
    fields: [{}],
    tolerance: { kind: 'absolute', value: 0.002 },
    digits: 3,
    percent: 1,
    async solve({ sentence, layer, head }: OnHead, context) {
      return [weight(await inspect(sentence, context, { causal: false }), layer - 1, head - 1, 0, 0)];
    },
    mistakes: [{ result: () => [1], text: text((t) => t.maskOff.masked) }],
  },
});
