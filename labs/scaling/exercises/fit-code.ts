/** A pure power law by least squares on the logarithms (Kaplan et al. 2020), to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { fitStraight } from '@kit/formulas/fit-power-law.ts';
import { solutions, starter } from './fit-programs.ts';
import { frame, testsOf, text } from './texts.ts';

function caseOf(N: readonly number[], L: readonly number[]): CodeCase {
  const { scale, exponent } = fitStraight(N.map((x, i) => ({ x, y: L[i] as number })));
  return { args: [N, L], expected: [scale, exponent] };
}

/** Sizes in any order, losses around a law, off by some per cent. */
function noisy(random: Random, count: number, noise: number): CodeCase {
  const exponent = 0.05 + 0.2 * random.uniform();
  const N = Array.from({ length: count }, () => Math.round(10 ** (4 + 4 * random.uniform())));
  return caseOf(
    N,
    N.map((n) => 8 * n ** -exponent * Math.exp(noise * random.normal())),
  );
}

const test = testsOf((t) => t.fitCode.tests);

export const fitCode = defineExercise({
  id: 'scaling.fit-code',
  level: 3,
  paragraph: 'predict-before-paying',
  kind: 'code',
  ...frame((t) => t.fitCode),
  spec: {
    functionName: 'powerLaw',
    starter: text((t) => starter(t.fitCode.starter)),
    model: solutions,
    tolerance: 1e-8,
    callMilliseconds: 2000,
    tests: [
      test('exact', true, () => caseOf([10, 100, 1000], [8, 4, 2])),
      // the family at 5.24 M tokens, without its largest
      test('family', true, () => caseOf([9936, 26_784, 109_488, 496_704], [2.863, 2.673, 2.235, 1.939])),
      test('two', false, (random) => noisy(random, 2, 0)),
      test('noise', false, (random) => noisy(random, random.integer(5, 9), 0.03)),
      test('flat', false, () => caseOf([1e4, 1e5, 1e6], [2.5, 2.5, 2.5])),
    ],
  },
});
