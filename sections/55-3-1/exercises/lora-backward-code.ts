/** The gradients of A and B for one corrected matrix, to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { solutions, starter } from './lora-backward-programs.ts';
import { loraGradients, type Matrix } from './reference.ts';
import { frame, testsOf, text } from './texts.ts';

function caseOf(X: Matrix, G: Matrix, A: Matrix, B: Matrix, alpha: number): CodeCase {
  return { args: [X, G, A, B, alpha], expected: loraGradients(X, G, A, B, alpha) };
}

const test = testsOf((t) => t.loraBackward.tests);

/** N examples, k inputs, d outputs, rank r; α drawn unless given, never equal to r */
const seeded = (n: number, k: number, d: number, r: number, alpha?: number) => (random: Random) =>
  caseOf(
    random.matrix(n, k),
    random.matrix(n, d),
    random.matrix(r, k),
    random.matrix(d, r),
    alpha ?? random.integer(5, 32),
  );

/** the worked example of the section, with a gradient of the output */
const [X, G, A] = [[[1, 2, 1]], [[1, -1, 2]], [[1, 0, 1]]];

export const loraBackwardCode = defineExercise({
  id: '55-3-1.lora-backward-code',
  level: 3,
  paragraph: 'initialisation',
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
      test('chapter', true, () => caseOf(X, G, A, [[0.5], [-1], [0]], 2)),
      test('start', true, () => caseOf(X, G, A, [[0], [0], [0]], 2)),
      test('one', false, seeded(1, 4, 3, 2)),
      test('batch', false, seeded(5, 3, 4, 1)),
      test('rank', false, seeded(2, 3, 3, 3)),
      test('wide', false, seeded(16, 24, 20, 4)),
      test('alpha', false, seeded(3, 4, 2, 4, 1)),
    ],
  },
});
