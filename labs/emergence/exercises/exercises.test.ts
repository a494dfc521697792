/** Every exercise grades its own right, wrong and invalid answers; what they know of the sizes is what was kept of them. */
import { noRuntime } from '@kit/exercises/check.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { expect, test } from 'vitest';
import { asked } from '../asked.ts';
import { lab } from '../lab.ts';
import { outputs } from '../recorded.ts';
import measured from './measured.json';

describeExercises(lab, async () => noRuntime);

test('what the exercises ask is what the lab shows: npm run record -- emergence', async () => {
  expect(measured).toEqual(asked(await outputs()));
});

test('five, of which four need the lab', () => {
  expect(lab.exercises).toHaveLength(5);
  expect(lab.exercises.filter(({ usesLab }) => usesLab)).toHaveLength(4);
});
