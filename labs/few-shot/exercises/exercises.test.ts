/** Every exercise grades its own right, wrong and invalid answers; probes run on the real model. */
import { kindOf } from '@kit/exercises/kinds/index.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { variantOf } from '@kit/exercises/random.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { type GradeContext, isRefusal } from '@kit/exercises/types.ts';
import type { Runtime } from '@kit/runtime/types.ts';
import { judgeFewShot } from '@kit/tasks/scoring.ts';
import { describe, expect, test } from 'vitest';
import { itemOf } from '../asked.ts';
import { headScores } from '../copying.ts';
import { lab } from '../lab.ts';
import { copyingHead } from './copying-head.ts';
import { accuracyAt, COUNT, open as openModel, reading, rightProbabilityOf } from './probes.ts';

let live: Runtime;
const open = async () => {
  live = await nodeRuntime('reasoner');
  return live;
};
describeExercises(lab, open, 6);

test('at least six, one of them code, half of them answered in the lab', () => {
  const measured = lab.exercises.filter(({ usesLab }) => usesLab).length;
  expect(lab.exercises.length).toBeGreaterThanOrEqual(6);
  expect(measured).toBeGreaterThanOrEqual(lab.exercises.length / 2);
  expect(lab.exercises.some(({ kind }) => kind === 'code')).toBe(true);
});

describe('probes', () => {
  const context = (): GradeContext => ({ locale: 'en', runtime: live });

  test('an accuracy is that of judging the items one by one', async () => {
    const set = { family: 'table', language: 'en', seed: 3 } as const;
    const reasoner = await openModel(context());
    const right = await Promise.all(Array.from({ length: COUNT }, (_, i) => judgeFewShot(reasoner, itemOf(set, 4, i))));
    const measured = await accuracyAt(set, 'true', 4, context());
    expect(measured).toMatchObject({ right: right.filter(Boolean).length, count: COUNT });
  });

  test('the probability of the right answer is the one the lab lists', async () => {
    const patch = { family: 'categories', k: 6, seed: 5 } as const;
    const { candidates } = await reading(patch, context());
    const right = await rightProbabilityOf(patch, context());
    expect(candidates.some(({ probability }) => Math.abs(probability - right) < 1e-5)).toBe(true);
  });

  test('a head that does not exist is refused; the grade follows the distance to the best', async () => {
    const { kind } = kindOf(copyingHead);
    const variant = variantOf(copyingHead, 7);
    const grade = (layer: number, head: number) =>
      kind.grade(copyingHead.spec, variant, { locale: 'en', texts: [String(layer), String(head)] }, context());
    expect(isRefusal(await grade(99, 1))).toBe(true);
    const scores = headScores(
      await reading({ family: 'table', k: 8, seed: Number(variant.values['seed']) }, context()),
    );
    const best = Math.max(...scores.map(({ copying }) => copying));
    for (const { layer, head, copying } of scores) {
      const result = await grade(layer + 1, head + 1);
      if (isRefusal(result)) throw new Error('refused');
      expect(result.score).toBe(copying >= best - 0.006 ? 1 : copying >= 0.8 * best ? 0.5 : 0);
    }
  });
});
