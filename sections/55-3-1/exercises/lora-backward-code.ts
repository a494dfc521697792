/** The gradients of A and B for one corrected matrix, to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { solutions, starter } from './lora-backward-programs.ts';
import { loraGradients, type Matrix } from './reference.ts';
import { gaussian, test } from './tests-of.ts';
import { frame, text } from './texts.ts';

type TestName = 'chapter' | 'start' | 'one' | 'batch' | 'rank' | 'wide' | 'alpha';

function caseOf(X: Matrix, G: Matrix, A: Matrix, B: Matrix, alpha: number): CodeCase {
  return { args: [X, G, A, B, alpha], expected: loraGradients(X, G, A, B, alpha) };
}

const said = (name: TestName) => ({
  name: text((t) => t.loraBackward.tests[name].name),
  advice: text((t) => t.loraBackward.tests[name].advice),
});

/** N examples, k inputs, d outputs, rank r; α drawn unless given, never equal to r */
const seeded = (n: number, k: number, d: number, r: number, alpha?: number) => (random: Random) =>
  caseOf(
    gaussian(random, n, k),
    gaussian(random, n, d),
    gaussian(random, r, k),
    gaussian(random, d, r),
    alpha ?? random.integer(5, 32),
  );

/** the worked example of the section, with a gradient of the output */
const [X, G, A] = [[[1, 2, 1]], [[1, -1, 2]], [[1, 0, 1]]];

export const loraBackwardCode = defineExercise({
  id: '55-3-1.lora-backward-code',
  kind: 'code',
  ...frame((t) => t.loraBackward),
  spec: {
    functionName: 'gradients',
    starter: text((t) => starter(t.loraBackward.starter)),
    model: solutions,
    tolerance: 1e-9,
    callMilliseconds: 2000,
    untouched: ['X', 'G', 'A', 'B'],
    tests: [
      test(said('chapter'), true, () => caseOf(X, G, A, [[0.5], [-1], [0]], 2)),
      test(said('start'), true, () => caseOf(X, G, A, [[0], [0], [0]], 2)),
      test(said('one'), false, seeded(1, 4, 3, 2)),
      test(said('batch'), false, seeded(5, 3, 4, 1)),
      test(said('rank'), false, seeded(2, 3, 3, 3)),
      test(said('wide'), false, seeded(16, 24, 20, 4)),
      test(said('alpha'), false, seeded(3, 4, 2, 4, 1)),
    ],
  },
});
