/** Every exercise grades its own right, wrong and invalid answers, on real trainings: each takes a second or two. */
import { LEARNER } from '@kit/exercises/answers.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { variantAt } from '@kit/exercises/variants.ts';
import type { Runtime } from '@kit/runtime/types.ts';
import { expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { bestMatrix, enoughRank, matrixLosses, NOTHING, rankLosses, rateLosses, tooFast } from './searches.ts';
import { lossBefore } from './trainings.ts';

/** Of each exercise, those whose answers were computed elsewhere. */
const VARIANTS = 4;
/** nats: what rounding cannot change */
const CLEAR = 0.003;

let runtime: Runtime;
describeExercises(
  lab,
  async () => {
    runtime = await nodeRuntime('trainer');
    return runtime;
  },
  VARIANTS,
);

test('what is searched for stands out: no variant hangs on rounding', async () => {
  const context = { locale: 'fr', runtime } as const;
  const nearest = (losses: readonly number[], limit: number) =>
    Math.min(...losses.map((loss) => Math.abs(loss - limit)));
  for (let variant = 0; variant < VARIANTS; variant++) {
    const of = (exercise: Parameters<typeof variantAt>[0]) =>
      variantAt(exercise, LEARNER, { variant, since: 0 }).values as never;
    const [best = 0, second = 0] = [...(await matrixLosses(of(bestMatrix), context))].sort((a, b) => a - b);
    expect(second - best).toBeGreaterThan(CLEAR);
    const ranks = await rankLosses(of(enoughRank), context);
    expect(nearest(ranks, Math.min(...ranks) + NOTHING)).toBeGreaterThan(CLEAR);
    const { task } = of(tooFast) as { task: 'telegramme' };
    const rates = await rateLosses(of(tooFast), context);
    expect(nearest(rates, await lossBefore(task, 'held', context))).toBeGreaterThan(CLEAR);
  }
}, 240_000);

test('most are answered by training', () => {
  expect(lab.exercises.filter(({ onWasm }) => onWasm).length).toBeGreaterThanOrEqual(5);
});
