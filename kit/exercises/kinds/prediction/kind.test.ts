import { describe, expect, test } from 'vitest';
import { noRuntime } from '../../check.ts';
import { guess, winner } from '../../fixtures.ts';
import { type ExerciseOf, isRefusal } from '../../types.ts';
import { credit, prediction, written } from './kind.ts';
import { predictionSamples } from './samples.ts';

const context = { locale: 'fr', runtime: noRuntime } as const;
const variant = { seed: 1, values: { n: 10 } };

// by hand: 1 within `close`, 0 from `far`, half-way at the middle; of factors, at their geometric mean
test.each([
  [10, 10.5, { by: 'difference', close: 1, far: 3 }, 1],
  [10, 12, { by: 'difference', close: 1, far: 3 }, 0.5],
  [-10, -12, { by: 'difference', close: 1, far: 3 }, 0.5],
  [10, 13, { by: 'difference', close: 1, far: 3 }, 0],
  [30, 60, { by: 'factor', close: 1, far: 4 }, 0.5],
  [60, 30, { by: 'factor', close: 1, far: 4 }, 0.5],
  [30, 120, { by: 'factor', close: 1, far: 4 }, 0],
  [0, 120, { by: 'factor', close: 1, far: 4 }, 0],
  [30, 33, { by: 'factor', close: 1.1, far: 4 }, 1],
  // beside what is close: never full
  [10, 11.001, { by: 'difference', close: 1, far: 3 }, 0.99],
] as const)('a bet of %j for %j by %j scores %j', (bet, result, distance, score) => {
  expect(credit(bet, result, distance)).toBe(score);
});

test('a unit is in the singular where the language has it so', () => {
  const field = { unit: { fr: 'ans', en: 'years' }, one: { fr: 'an', en: 'year' } };
  const bet = { on: 'number', field, distance: { by: 'factor', close: 2, far: 4 }, digits: 3 } as const;
  expect([0.853, 1, 1.5, 2].map((value) => written(bet, value, 'fr'))).toEqual(
    ['0,853 an', '1 an', '1,5 an', '2 ans'].map((text) => text.replace(' ', '\u202f')),
  );
  expect([0.853, 1, 2].map((value) => written(bet, value, 'en'))).toEqual(
    ['0.853 years', '1 year', '2 years'].map((text) => text.replace(' ', '\u202f')),
  );
});

describe.each([guess, winner] as ExerciseOf<'prediction'>[])('$id', ({ spec }) => {
  test('grades its samples, and keeps what came out', async () => {
    const { right, wrong, invalid } = await predictionSamples(spec, variant, context);
    expect(wrong.length).toBeGreaterThan(0);
    const [graded] = await Promise.all(right.map((bet) => prediction.grade(spec, variant, bet, context)));
    expect(graded).toMatchObject({ score: 1, kept: { ...right[0], result: spec.bet.on === 'number' ? 30 : 1 } });
    for (const bet of wrong) expect(await prediction.grade(spec, variant, bet, context)).toMatchObject({ score: 0 });
    for (const bet of invalid) expect(isRefusal(prediction.parse(spec, bet))).toBe(true);
  });
});
