/** The exercises grade their own answers on the real model, and their links open what their statements say. */
import { nodeRuntime } from '@kit/exercises/node-runtime.ts';
import { variantOf, variantSeed } from '@kit/exercises/random.ts';
import { describeExercises } from '@kit/exercises/suite.ts';
import { LOCALES } from '@kit/i18n/index.ts';
import { paramsOf } from '@kit/lab/address.ts';
import { describe, expect, test } from 'vitest';
import { askedBy, changeOf, knownProblem } from '../asked.ts';
import { lab } from '../lab.ts';
import { STATE } from '../state.ts';
import { majorityChance } from './by-hand.ts';
import { wrongStep } from './in-the-lab.ts';

describeExercises(lab, () => nodeRuntime('reasoner'), 4);

test('half of the exercises and more are done in the lab, and one is code', () => {
  expect(lab.exercises.filter(({ usesLab }) => usesLab).length).toBeGreaterThanOrEqual(lab.exercises.length / 2);
  expect(lab.exercises.some(({ kind }) => kind === 'code')).toBe(true);
});

describe('links into the lab', () => {
  test.each(lab.exercises.filter(({ usesLab }) => usesLab).map((exercise) => [exercise.id, exercise] as const))(
    '%s opens its own problem',
    (_, exercise) => {
      const { values } = variantOf(exercise, variantSeed('a-learner', exercise.id, 0));
      for (const locale of LOCALES) {
        const params = paramsOf('chain', exercise.labHash?.(values, locale) ?? '');
        const state = STATE.read(params ?? new URLSearchParams(), STATE.defaultsIn(locale));
        expect(state).toMatchObject({ language: locale, depth: values['depth'], seed: values['seed'] });
      }
    },
  );

  test('the changed step is the one of the statement, and its digit is wrong', () => {
    for (let i = 0; i < 24; i++) {
      const { values } = variantOf(wrongStep, variantSeed('a-learner', 'any', i));
      const params = paramsOf('chain', wrongStep.labHash?.(values, 'en') ?? '') ?? new URLSearchParams();
      const state = STATE.read(params, STATE.defaultsIn('fr'));
      const problem = knownProblem(askedBy(state));
      if (!problem) throw new Error('unreadable');
      expect(problem.answer).toBe(values['right']);
      const change = changeOf(state, problem);
      expect(change).toEqual({ at: values['step'], value: values['value'] });
      expect(problem.people[change.at]?.value).not.toBe(change.value);
    }
  });
});

test('the chance of a majority is that of the table in the text', () => {
  // content/*/55-3-2.mdx: 5 and 15 chains, right 6 and 4 times of 10
  expect(majorityChance(0.6, 5)).toBeCloseTo(0.683, 3);
  expect(majorityChance(0.6, 15)).toBeCloseTo(0.787, 3);
  expect(majorityChance(0.4, 15)).toBeCloseTo(0.213, 3);
  expect(majorityChance(0.5, 3)).toBeCloseTo(0.5, 12);
});
