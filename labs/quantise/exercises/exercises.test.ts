/** Every exercise grades its own right, wrong and invalid answers; probes run on the real model. */
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { expect, test } from 'vitest';
import { lab } from '../lab.ts';

describeExercises(lab, () => nodeRuntime('compressible'), 4);

test('at least half are answered in the lab, and one is code', () => {
  expect(lab.exercises.length).toBeGreaterThanOrEqual(6);
  expect(2 * lab.exercises.filter(({ usesLab }) => usesLab).length).toBeGreaterThanOrEqual(lab.exercises.length);
  expect(lab.exercises.filter(({ kind }) => kind === 'code')).toHaveLength(1);
});
