/** Every exercise grades its own answers on the real models; probes against independent computations. */
import { kindOf } from '@kit/exercises/kinds/index.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { type GradeContext, isRefusal } from '@kit/exercises/types.ts';
import type { Runtime } from '@kit/runtime/types.ts';
import { describe, expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { bothSides, trueRank } from './in-the-lab.ts';
import { nucleus } from './nucleus-code.ts';
import { decoderScores, encoderScores, firstDraw, guessLogits, possible, rankBounds } from './probes.ts';
import { UNFINISHED, WHOLE } from './sentences.ts';

let live: Runtime;
describeExercises(
  lab,
  async () => {
    live = await nodeRuntime('decoder', 'encoder');
    return live;
  },
  8,
);
const context = (): GradeContext => ({ locale: 'fr', runtime: live });

test('half of the exercises need the lab, and one is a program', () => {
  expect(lab.exercises.length).toBeGreaterThanOrEqual(6);
  expect(2 * lab.exercises.filter((e) => e.usesLab).length).toBeGreaterThanOrEqual(lab.exercises.length);
  expect(lab.exercises.filter((e) => e.kind === 'code')).toHaveLength(1);
});

describe('probes', () => {
  test('every sentence has the tokens that the variants ask about', async () => {
    const { tokenizer } = await live.load('decoder');
    for (const sentence of WHOLE) expect(tokenizer.ids(sentence).length).toBeGreaterThanOrEqual(10);
  });

  test('a rank is that of the whole sentence’s pass, counted in the logits of another one', async () => {
    for (const [sentence, index] of [
      [WHOLE[0], 4],
      [WHOLE[6], 7],
    ] as const) {
      for (const [side, scores] of [
        ['decoder', await decoderScores(sentence, context())],
        ['encoder', await encoderScores(sentence, context())],
      ] as const) {
        const { row, id } = await guessLogits(side, sentence, index, context());
        const [low, high] = rankBounds(row, id);
        expect(scores[index]?.rank).toBeGreaterThanOrEqual(low);
        expect(scores[index]?.rank).toBeLessThanOrEqual(high);
        const z = row.reduce((sum, logit) => sum + Math.exp(logit), 0);
        expect(scores[index]?.logProbability).toBeCloseTo(Math.log(Math.exp(row[id] ?? 0) / z), 3);
      }
    }
  });

  test('a token does not stand above itself: bounds differ only where logits nearly do', () => {
    expect(rankBounds(Float32Array.of(3, 2, 1), 1)).toEqual([2, 2]);
    expect(rankBounds(Float32Array.of(3, 2, 2.001, 1.999), 1)).toEqual([2, 4]);
  });

  test('the nucleus of a draw is that of the code exercise’s reference', async () => {
    const whole = [...(await firstDraw(UNFINISHED[1], { temperature: 0.9 }, context()))];
    const expected = nucleus(whole, 0.8).filter((chance) => chance > 0).length;
    expect(possible(await firstDraw(UNFINISHED[1], { temperature: 0.9, topP: 0.8 }, context()))).toBe(expected);
  });

  test('half the credit for one rank of two, none when they are swapped', async () => {
    const { kind } = kindOf(trueRank);
    const values = { sentence: WHOLE[2], token: 5 };
    const [decoder = 0, encoder = 0] = await trueRank.spec.solve(values, context());
    const grade = async (...ranks: number[]) => {
      const result = await kind.grade(
        trueRank.spec,
        { seed: 1, values },
        { locale: 'fr', texts: ranks.map(String) },
        context(),
      );
      return isRefusal(result) ? null : result.score;
    };
    expect(await grade(decoder, encoder)).toBe(1);
    expect(await grade(decoder, encoder + 900)).toBe(0.5);
    if (Math.abs(decoder - encoder) > 3) expect(await grade(encoder, decoder)).toBe(0);
  });

  test('a token that the sentence does not have is refused', async () => {
    const { kind } = kindOf(bothSides);
    const variant = { seed: 1, values: { sentence: WHOLE[0] } };
    expect(isRefusal(await kind.grade(bothSides.spec, variant, { locale: 'fr', texts: ['99'] }, context()))).toBe(true);
  });
});
