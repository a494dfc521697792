/** A quantiser per group, to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { solutions, starter } from './group-programs.ts';
import { quantiseReference } from './reference.ts';
import { frame, testsOf, text } from './texts.ts';

function caseOf(weights: readonly number[], bits: number, group: number): CodeCase {
  return { args: [weights, bits, group], expected: quantiseReference(weights, bits, group) };
}

const test = testsOf((t) => t.groupCode.tests);

/** Weights none of which lies half-way between two levels of its group. */
function clearWeights(random: Random, count: number, bits: number, group: number): number[] {
  const levels = 2 ** (bits - 1) - 1;
  for (;;) {
    const [weights = []] = random.matrix(1, count);
    const clear = weights.every((w, i) => {
      const start = i - (i % group);
      const most = Math.max(...weights.slice(start, start + group).map(Math.abs));
      const at = (Math.abs(w) / most) * levels;
      return Math.abs(at - Math.floor(at) - 0.5) > 1e-6;
    });
    if (clear) return weights;
  }
}

const seeded = (count: number, bits: number, group: number) => (random: Random) =>
  caseOf(clearWeights(random, count, bits, group), bits, group);

export const groupCode = defineExercise({
  id: 'quantise.group-code',
  level: 3,
  paragraph: 'outliers',
  kind: 'code',
  ...frame((t) => t.groupCode),
  spec: {
    functionName: 'quantise',
    starter: text((t) => starter(t.groupCode.starter)),
    model: solutions,
    tolerance: 1e-9,
    callMilliseconds: 2000,
    untouched: ['weights'],
    tests: [
      // the four weights of the section, all together, then two by two
      test('chapter', true, () => caseOf([0.12, 0.15, -0.2, 8], 4, 4)),
      test('groups', true, () => caseOf([0.12, 0.15, -0.2, 8], 4, 2)),
      test('zeros', false, () => caseOf([0, 0, 1, -0.4], 3, 2)),
      test('short', false, seeded(10, 4, 4)),
      test('bits', false, seeded(12, 2, 4)),
      test('negative', false, () => caseOf([-3, -1.1, -2, -0.2], 4, 4)),
      test('large', false, seeded(4096, 6, 32)),
    ],
  },
});
