/** Find the head that copies most on a table to look up: as good as the best within what backends differ by. */
import { defineExercise, type Grade, type GradeContext, type Random, type Refusal } from '@kit/exercises/types.ts';
import { headScores, strongest } from '../copying.ts';
import { STATE } from '../state.ts';
import { type OnSeed, reading } from './probes.ts';
import { frame, text } from './texts.ts';

const PROMPT = { family: 'table', k: 8 } as const;
/** The lab shows two decimals. */
const TIE = 0.006;
/** At this share of the best, half the credit. */
const CLOSE = 0.8;

async function judge(
  [layer = 0, head = 0]: readonly number[],
  { seed }: OnSeed,
  context: GradeContext,
): Promise<Grade | Refusal> {
  const { shape, ...rest } = await reading({ ...PROMPT, seed }, context);
  const of = (pick: 'right' | 'close' | 'far' | 'unknown', values: Record<string, number>) => ({
    text: text((t) => t.copyingHead[pick]),
    values,
  });
  if (layer > shape.layers || head > shape.heads)
    return { refused: of('unknown', { layers: shape.layers, heads: shape.heads }) };
  const scores = headScores({ shape, ...rest });
  const best = strongest(scores)?.copying ?? 0;
  const score = scores[(layer - 1) * shape.heads + head - 1]?.copying ?? 0;
  if (score >= best - TIE) return { score: 1, messages: [of('right', { score })] };
  if (score >= CLOSE * best) return { score: 0.5, messages: [of('close', { score, best })] };
  return { score: 0, messages: [of('far', { score, best })] };
}

/** [layer, head] from 1, of the head with the largest value. */
async function extreme(seed: number, sign: 1 | -1, context: GradeContext): Promise<number[]> {
  const scores = headScores(await reading({ ...PROMPT, seed }, context));
  const found = strongest(scores.map((score) => ({ ...score, copying: sign * score.copying })));
  return [(found?.layer ?? 0) + 1, (found?.head ?? 0) + 1];
}

const draw = (random: Random): OnSeed => ({ seed: random.integer(1, 999) });

export const copyingHead = defineExercise({
  id: 'few-shot.copying-head',
  level: 3,
  paragraph: 'copying-a-pattern',
  kind: 'numeric',
  usesLab: true,
  models: ['reasoner'],
  ...frame((t) => t.copyingHead),
  variant: draw,
  // not always the same head
  variants: { draw, seeds: [2, 6, 8, 10, 11, 12, 13, 14, 15, 19, 22, 23, 24, 31, 34, 37, 52, 53, 59, 67] },
  labHash: ({ seed }, locale) => STATE.link({ ...PROMPT, seed, view: 'heads' }, locale),
  spec: {
    fields: [
      { label: text((t) => t.copyingHead.layer), integer: true, min: 1 },
      { label: text((t) => t.copyingHead.head), integer: true, min: 1 },
    ],
    tolerance: { kind: 'absolute', value: 0 },
    digits: 2,
    solve: ({ seed }: OnSeed, context) => extreme(seed, 1, context),
    judge,
    misses: async ({ seed }, context) => [await extreme(seed, -1, context)],
  },
});
