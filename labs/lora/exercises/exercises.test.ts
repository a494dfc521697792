/** Every exercise grades its own right, wrong and invalid answers; probes run on the real model. */
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { gainShares } from './probes.ts';

describeExercises(lab, () => nodeRuntime('adapters'), 4);

test('at least half are answered in the lab, and one is code', () => {
  expect(lab.exercises.length).toBeGreaterThanOrEqual(6);
  expect(2 * lab.exercises.filter(({ usesLab }) => usesLab).length).toBeGreaterThanOrEqual(lab.exercises.length);
  expect(lab.exercises.filter(({ kind }) => kind === 'code')).toHaveLength(1);
});

test('shares of the gain go from 0 at rank 0 to 1 at the whole rank', () => {
  expect(gainShares([5, 4, 3.5, 3])).toEqual([0, 0.5, 0.75, 1]);
});
