/** The exercises answered by experimenting in the lab; their answers are measured on the same live models. */
import { defineExercise, type Grade, type GradeContext, type Random, type Refusal } from '@kit/exercises/types.ts';
import { argmax } from '@kit/math/softmax.ts';
import { meanLoss, perplexity } from '@kit/models/scoring.ts';
import { surprise } from '../logic.ts';
import { SIDES } from '../reading.ts';
import { STATE } from '../state.ts';
import { decoderScores, encoderScores, firstDraw, guessLogits, possible, rankBounds } from './probes.ts';
import { ALL, UNFINISHED, WHOLE } from './sentences.ts';
import { frame, text } from './texts.ts';

// aliases, not interfaces: only they are assignable to the index signature of `Values`
type OnSentence = { readonly sentence: string };
/** token counted from 1, as on the screen */
type OnToken = OnSentence & { readonly token: number };

const common = { kind: 'numeric', usesLab: true } as const;
const both = { models: ['decoder', 'encoder'] } as const;
const alone = { models: ['decoder'] } as const;

const oneOfAll = (random: Random) => ({ sentence: random.pick(ALL) });

const ranksOf = ({ sentence, token }: OnToken, context: GradeContext) =>
  Promise.all(
    SIDES.map(async (side) => {
      const { row, id } = await guessLogits(side, sentence, token - 1, context);
      return rankBounds(row, id);
    }),
  );

export const trueRank = defineExercise({
  ...common,
  ...both,
  id: 'objectives.true-rank',
  level: 1,
  paragraph: 'next-token',
  ...frame((t) => t.trueRank),
  variant: (random) => ({ sentence: random.pick(WHOLE), token: random.integer(2, 8) }),
  variants: {
    draw: (random) => ({ sentence: random.pick(ALL), token: random.integer(2, 8) }),
    seeds: [44, 47, 48, 51, 52, 53, 55, 60, 62, 63, 65, 67, 70, 71, 76, 81, 82, 93, 96, 100],
  },
  labHash: ({ sentence, token }) => STATE.link({ text: sentence, token: token - 1 }),
  spec: {
    fields: [
      { label: text((t) => t.trueRank.decoder), integer: true, min: 1 },
      { label: text((t) => t.trueRank.encoder), integer: true, min: 1 },
    ],
    tolerance: { kind: 'absolute', value: 0 },
    digits: 5,
    async solve({ sentence, token }: OnToken, context) {
      const [decoder, encoder] = [await decoderScores(sentence, context), await encoderScores(sentence, context)];
      return [decoder[token - 1]?.rank ?? Number.NaN, encoder[token - 1]?.rank ?? Number.NaN];
    },
    async judge(given, values, context) {
      const bounds = await ranksOf(values, context);
      const right = bounds.map(([low, high], i) => (given[i] ?? 0) >= low && (given[i] ?? 0) <= high);
      const score = right.filter(Boolean).length / right.length;
      const swapped = bounds.every(([low, high], i) => {
        const other = given[1 - i] ?? 0;
        return other >= low && other <= high;
      });
      const pick = swapped ? 'swapped' : 'wrong';
      const labels = [text((t) => t.trueRank.decoder), text((t) => t.trueRank.encoder)];
      const parts = labels.map((label, i) => ({ label, score: right[i] ? 1 : 0, messages: [] }));
      return { score, messages: score === 0 ? [{ text: text((t) => t.trueRank[pick]), values }] : [], parts };
    },
    async misses(values, context) {
      const [decoder, encoder] = await ranksOf(values, context);
      const off = [(decoder?.[1] ?? 0) + 1, (encoder?.[1] ?? 0) + 1];
      return [off, [decoder?.[0] ?? 0, off[1] ?? 0]];
    },
  },
});

export const sentencePerplexity = defineExercise({
  ...common,
  ...both,
  id: 'objectives.sentence-perplexity',
  level: 2,
  paragraph: 'next-token',
  ...frame((t) => t.sentencePerplexity),
  variant: (random) => ({ sentence: random.pick(WHOLE) }),
  variants: { draw: oneOfAll, seeds: [1, 2, 3, 4, 5, 6, 8, 10, 11, 20, 22, 23, 31, 33, 43, 47, 61, 87, 100, 116] },
  labHash: ({ sentence }) => STATE.link({ text: sentence }),
  spec: {
    fields: [{ min: 0 }],
    tolerance: { kind: 'relative', value: 0.01 },
    digits: 4,
    solve: async ({ sentence }: OnSentence, context) => [perplexity(await decoderScores(sentence, context))],
    mistakes: [
      {
        result: async ({ sentence }, context) => [meanLoss(await decoderScores(sentence, context))],
        text: text((t) => t.sentencePerplexity.loss),
      },
      {
        result: async ({ sentence }, context) => [perplexity(await encoderScores(sentence, context))],
        text: text((t) => t.sentencePerplexity.pseudo),
      },
    ],
  },
});

/** What seeing the right side too spares each token, nats; the first one left out. */
async function gains(sentence: string, context: GradeContext): Promise<number[]> {
  const [decoder, encoder] = [await decoderScores(sentence, context), await encoderScores(sentence, context)];
  return decoder.map((score, i) =>
    i === 0 ? Number.NEGATIVE_INFINITY : surprise(score) - surprise(encoder[i] as typeof score),
  );
}
/** Within this of the best, nats, a token is as good as it: the lab shows hundredths. */
const TIE = 0.02;

async function judgeToken(
  [token = 0]: readonly number[],
  { sentence }: OnSentence,
  context: GradeContext,
): Promise<Grade | Refusal> {
  const all = await gains(sentence, context);
  const of = (pick: 'right' | 'second' | 'far' | 'unknown', values: Record<string, number>) => ({
    text: text((t) => t.bothSides[pick]),
    values,
  });
  if (token > all.length) return { refused: of('unknown', { count: all.length }) };
  const gain = all[token - 1] ?? 0;
  const sorted = [...all].sort((a, b) => b - a);
  const [best = 0, second = 0] = sorted;
  if (gain >= best - TIE) return { score: 1, messages: [of('right', { gain })] };
  if (gain >= second - TIE) return { score: 0.5, messages: [of('second', { gain, best })] };
  return { score: 0, messages: [of('far', { best })] };
}

export const bothSides = defineExercise({
  ...common,
  ...both,
  id: 'objectives.both-sides',
  level: 2,
  paragraph: 'masked-prediction',
  ...frame((t) => t.bothSides),
  variant: (random) => ({ sentence: random.pick(WHOLE) }),
  variants: { draw: oneOfAll, seeds: [1, 2, 3, 4, 5, 6, 8, 9, 11, 15, 16, 18, 22, 23, 31, 33, 43, 44, 87, 116] },
  labHash: ({ sentence }) => STATE.link({ text: sentence }),
  spec: {
    fields: [{ label: text((t) => t.bothSides.field), integer: true, min: 2 }],
    tolerance: { kind: 'absolute', value: 0 },
    digits: 3,
    solve: async ({ sentence }: OnSentence, context) => [argmax(await gains(sentence, context)) + 1],
    judge: judgeToken,
    async misses({ sentence }, context) {
      const all = await gains(sentence, context);
      return [[argmax(all.map((gain) => (Number.isFinite(gain) ? -gain : gain))) + 1]];
    },
  },
});

type OnDraw = OnSentence & { readonly temperature: number };
const drawNucleus = (random: Random) => ({
  sentence: random.pick(UNFINISHED),
  temperature: random.integer(6, 12) / 10,
  p: random.pick([0.5, 0.6, 0.7, 0.8, 0.9]),
});
const drawTempered = (random: Random) => ({
  sentence: random.pick(UNFINISHED),
  temperature: random.pick([0.3, 0.5, 0.7, 1.5, 2]),
});

export const nucleusSize = defineExercise({
  ...common,
  ...alone,
  id: 'objectives.nucleus-size',
  level: 2,
  paragraph: 'explore-objectives',
  ...frame((t) => t.nucleusSize),
  variant: drawNucleus,
  variants: {
    draw: drawNucleus,
    seeds: [22, 29, 30, 31, 36, 39, 45, 47, 59, 62, 63, 67, 68, 70, 71, 77, 81, 82, 83, 84],
  },
  labHash: ({ sentence, temperature, p }) =>
    STATE.link({ text: sentence, temperature, topP: p, topK: 0, length: 1, step: 0 }),
  spec: {
    fields: [{ integer: true, min: 1 }],
    tolerance: { kind: 'absolute', value: 0 },
    digits: 5,
    solve: async ({ sentence, temperature, p }: OnDraw & { readonly p: number }, context) => [
      possible(await firstDraw(sentence, { temperature, topP: p }, context)),
    ],
    async judge([given = 0], { sentence, temperature, p }, context) {
      // where the mass crosses p, backends may disagree by a token or two
      const count = async (topP: number) => possible(await firstDraw(sentence, { temperature, topP }, context));
      const [least, most] = [await count(p - 0.001), await count(p + 0.001)];
      if (given >= least && given <= most) return { score: 1, messages: [] };
      const cold = possible(await firstDraw(sentence, { temperature: 1, topP: p }, context));
      const pick = given === cold ? 'untempered' : given > most ? 'tooMany' : 'tooFew';
      return { score: 0, messages: [{ text: text((t) => t.nucleusSize[pick]), values: { temperature, p } }] };
    },
    misses: async ({ sentence, temperature, p }, context) => [
      [possible(await firstDraw(sentence, { temperature, topP: p + 0.001 }, context)) + 1],
      [4000],
    ],
  },
});

export const temperedChance = defineExercise({
  ...common,
  ...alone,
  id: 'objectives.tempered-chance',
  level: 2,
  paragraph: 'next-token',
  ...frame((t) => t.temperedChance),
  variant: drawTempered,
  variants: {
    draw: drawTempered,
    seeds: [6, 9, 11, 13, 17, 19, 23, 26, 35, 36, 38, 40, 41, 49, 53, 54, 58, 59, 62, 117],
  },
  labHash: ({ sentence }) => STATE.link({ text: sentence, temperature: 1, topP: 1, topK: 0, length: 1, step: 0 }),
  spec: {
    fields: [{ min: 0 }],
    // the lab shows tenths of a percent
    tolerance: { kind: 'absolute', value: 0.0015 },
    digits: 3,
    percent: 1,
    solve: async ({ sentence, temperature }: OnDraw, context) => [
      Math.max(...(await firstDraw(sentence, { temperature }, context))),
    ],
    mistakes: [
      {
        result: async ({ sentence }, context) => [Math.max(...(await firstDraw(sentence, {}, context)))],
        text: text((t) => t.temperedChance.untempered),
      },
    ],
  },
});
