/** The three exercises answered by experimenting in the lab; their answers are measured on the same live model. */
import { defineExercise, type Grade, type GradeContext, type Random, type Refusal } from '@kit/exercises/types.ts';
import type { Locale } from '@kit/i18n/index.ts';
import { argmax } from '@kit/math/softmax.ts';
import { DEFAULT_STATE, toHash } from '../hash.ts';
import { ablated, inspect, previousShares, topProbability, weight } from './probes.ts';
import { SENTENCES } from './sentences.ts';
import { frame, text } from './texts.ts';

// aliases, not interfaces: only they are assignable to the index signature of `Values`
type OnSentence = { readonly sentence: string };
/** layer and head counted from 1, as on the screen */
type OnHead = OnSentence & { readonly layer: number; readonly head: number };

const common = {
  kind: 'numeric',
  usesLab: true,
  models: ['decoder'],
} as const;

const openLab = ({ sentence }: OnSentence, _locale: Locale) => toHash({ ...DEFAULT_STATE, text: sentence });
const openHead = ({ sentence, layer, head }: OnHead, _locale: Locale) =>
  toHash({ ...DEFAULT_STATE, text: sentence, layer: layer - 1, head: head - 1 });

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

async function judgeHead(
  [layer = 0, head = 0]: readonly number[],
  { sentence }: OnSentence,
  context: GradeContext,
): Promise<Grade | Refusal> {
  const measured = await inspect(sentence, context);
  const { layers, heads } = measured.config;
  const of = (pick: 'right' | 'close' | 'far' | 'unknown', values: Record<string, number>) => ({
    text: text((t) => t.previousTokenHead[pick]),
    values,
  });
  if (layer > layers || head > heads) return { refused: of('unknown', { layers, heads }) };
  const shares = previousShares(measured);
  const best = Math.max(...shares);
  const share = shares[(layer - 1) * heads + head - 1] ?? 0;
  if (share >= best - TIE) return { score: 1, messages: [of('right', { share })] };
  if (share >= CLOSE * best) return { score: 0.5, messages: [of('close', { share, best })] };
  return { score: 0, messages: [of('far', { share, best })] };
}

export const previousTokenHead = defineExercise({
  ...common,
  id: 'attention.previous-token-head',
  ...frame((t) => t.previousTokenHead),
  variant: (random) => ({ sentence: random.pick(SENTENCES) }),
  labHash: openLab,
  spec: {
    fields: [
      { label: text((t) => t.previousTokenHead.layer), integer: true, min: 1 },
      { label: text((t) => t.previousTokenHead.head), integer: true, min: 1 },
    ],
    tolerance: { kind: 'absolute', value: 0 },
    digits: 3,
    async solve({ sentence }: OnSentence, context) {
      const measured = await inspect(sentence, context);
      const best = argmax(previousShares(measured));
      return [Math.floor(best / measured.config.heads) + 1, (best % measured.config.heads) + 1];
    },
    judge: judgeHead,
    async misses({ sentence }, context) {
      const measured = await inspect(sentence, context);
      const worst = argmax(previousShares(measured).map((share) => -share));
      return [[Math.floor(worst / measured.config.heads) + 1, (worst % measured.config.heads) + 1]];
    },
  },
});

export const ablation = defineExercise({
  ...common,
  id: 'attention.ablation',
  ...frame((t) => t.ablation),
  variant: sentenceAndHead,
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
  ...frame((t) => t.maskOff),
  variant: sentenceAndHead,
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
