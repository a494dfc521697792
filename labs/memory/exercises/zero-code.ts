/** The bytes that each GPU holds at a stage of ZeRO, to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { frame, testsOf, text } from './texts.ts';
import { solutions, starter } from './zero-programs.ts';

type Given = readonly [parameters: number, gpus: number, stage: number, moment: number];

/** Rajbhandari et al. 2019, fig. 1, with moments of any width. */
function caseOf([parameters, gpus, stage, moment]: Given): CodeCase {
  const optimiser = 4 + 2 * moment;
  const copied = (stage < 3 ? 2 : 0) + (stage < 2 ? 2 : 0) + (stage < 1 ? optimiser : 0);
  const shared = 4 + optimiser - copied;
  return { args: [parameters, gpus, stage, moment], expected: parameters * (copied + shared / gpus) };
}

const test = testsOf((t) => t.zeroCode.tests);
const anyOf =
  (stages: readonly number[]) =>
  (random: Random): CodeCase =>
    caseOf([1e8 * random.integer(1, 4000), random.integer(2, 1024), random.pick(stages), random.pick([1, 2, 4])]);

export const zeroCode = defineExercise({
  id: 'memory.zero-code',
  level: 3,
  paragraph: 'share-or-shrink',
  kind: 'code',
  ...frame((t) => t.zeroCode),
  spec: {
    functionName: 'bytesPerGpu',
    starter: text((t) => starter(t.zeroCode.starter)),
    model: solutions,
    tolerance: 1e-9,
    callMilliseconds: 1000,
    tests: [
      test('copied', true, () => caseOf([7.5e9, 64, 0, 4])),
      test('first', true, () => caseOf([7.5e9, 64, 1, 4])),
      test('second', false, anyOf([2])),
      test('third', false, anyOf([3])),
      test('any', false, anyOf([0, 1, 2, 3])),
    ],
  },
});
