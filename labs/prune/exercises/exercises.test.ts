/** Every exercise grades its own right, wrong and invalid answers, on the real decoder: each takes some seconds. */
import { LEARNER } from '@kit/exercises/answers.ts';
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { variantAt } from '@kit/exercises/variants.ts';
import type { Runtime } from '@kit/runtime/types.ts';
import { expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { LITTLE, losses, plateau } from './in-the-lab.ts';

/** Of each exercise: those that are asked first. */
const VARIANTS = 2;
/** bits per byte: what rounding cannot change */
const CLEAR = 0.003;

let runtime: Runtime;
describeExercises(
  lab,
  async () => {
    runtime = await nodeRuntime('compressible');
    return runtime;
  },
  VARIANTS,
);

test('the plateau ends clearly: no variant hangs on rounding', async () => {
  for (let variant = 0; variant < VARIANTS; variant++) {
    const { values } = variantAt(plateau, LEARNER, { variant, since: 0 });
    const found = await losses(values as never, { locale: 'fr', runtime });
    expect(Math.min(...found.map((loss) => Math.abs(loss - LITTLE)))).toBeGreaterThan(CLEAR);
  }
}, 300_000);

test('half of them are answered by experimenting', () => {
  const { exercises } = lab;
  expect(exercises.filter(({ usesLab }) => usesLab).length).toBeGreaterThanOrEqual(exercises.length / 2);
});
