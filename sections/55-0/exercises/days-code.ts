/** The days of a training, to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { solutions, starter } from './days-programs.ts';
import { frame, testsOf, text } from './texts.ts';

const SECONDS = 86_400;

type Given = readonly [parameters: number, tokens: number, gpus: number, peak: number, share: number];

function caseOf([parameters, tokens, gpus, peak, share]: Given): CodeCase {
  return {
    args: [parameters, tokens, gpus, peak, share],
    expected: (6 * parameters * tokens) / (gpus * peak * share) / SECONDS,
  };
}

const test = testsOf((t) => t.daysCode.tests);
const seeded = (random: Random) =>
  caseOf([
    1e9 * random.integer(1, 400),
    1e9 * random.integer(100, 9000),
    random.integer(8, 4096),
    1e12 * random.pick([312, 989]),
    random.integer(20, 60) / 100,
  ]);

export const daysCode = defineExercise({
  id: '55-0.days-code',
  level: 3,
  paragraph: 'scale',
  kind: 'code',
  ...frame((t) => t.daysCode),
  spec: {
    functionName: 'trainingDays',
    starter: text((t) => starter(t.daysCode.starter)),
    model: solutions,
    tolerance: 1e-9,
    callMilliseconds: 1000,
    tests: [
      // GPT-3 on one A100 at its peak: 32 years
      test('one', true, () => caseOf([175e9, 300e9, 1, 312e12, 1])),
      test('many', true, () => caseOf([175e9, 300e9, 1024, 312e12, 0.35])),
      test('any', false, seeded),
    ],
  },
});
