/** Every exercise grades its own right, wrong and invalid answers; what they know of the family is its card. */
import { noRuntime } from '@kit/exercises/check.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { expect, test } from 'vitest';
import { lab } from '../lab.ts';
import { family } from '../recorded.ts';
import { FAMILY } from './family.ts';

describeExercises(lab, async () => noRuntime);

test('the losses are those of the card', async () => {
  const card = await family();
  const bare = { ...card, bytes: [], runs: card.runs.map((run) => ({ ...run, novels: [] })) };
  expect(FAMILY).toEqual(bare);
});

test('a dozen, half of which need the lab; one is a program, four are done by hand', () => {
  expect(lab.exercises).toHaveLength(12);
  expect(2 * lab.exercises.filter(({ usesLab }) => usesLab).length).toBeGreaterThanOrEqual(12);
  expect(lab.exercises.filter(({ kind }) => kind === 'code')).toHaveLength(1);
  expect(lab.exercises.filter(({ kind, usesLab }) => kind === 'numeric' && !usesLab)).toHaveLength(4);
});
