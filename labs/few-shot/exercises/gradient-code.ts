/** One step of gradient descent as an attention without softmax, to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { solutions, starter } from './gradient-programs.ts';
import { gradientStep, type Matrix } from './reference.ts';
import { frame, testsOf, text } from './texts.ts';

function caseOf(X: Matrix, Y: Matrix, query: readonly number[], rate: number): CodeCase {
  return { args: [X, Y, query, rate], expected: gradientStep(X, Y, query, rate) };
}

const test = testsOf((t) => t.gradientCode.tests);

/** k examples of width d, answers of width m */
const seeded =
  (k: [number, number], d: [number, number], m: [number, number]) =>
  (random: Random): CodeCase => {
    const rows = random.integer(...k);
    const width = random.integer(...d);
    const out = random.integer(...m);
    const query = random.matrix(1, width)[0] ?? [];
    return caseOf(random.matrix(rows, width), random.matrix(rows, out), query, 0.1 + random.uniform());
  };

export const gradientCode = defineExercise({
  id: 'few-shot.gradient-code',
  level: 3,
  paragraph: 'descending-a-gradient',
  kind: 'code',
  ...frame((t) => t.gradientCode),
  spec: {
    functionName: 'predict',
    starter: text((t) => starter(t.gradientCode.starter)),
    model: solutions,
    tolerance: 1e-9,
    callMilliseconds: 2000,
    tests: [
      test('book', true, () => caseOf([[1], [2]], [[2], [4]], [3], 0.2)),
      test('single', true, () => caseOf([[2, -1]], [[5]], [1, 4], 1)),
      test('orthogonal', true, () =>
        caseOf(
          [
            [1, 0, 0],
            [0, 1, 0],
          ],
          [
            [7, 1],
            [9, 2],
          ],
          [0, 3, 5],
          1,
        ),
      ),
      test('rate', false, seeded([3, 5], [2, 3], [1, 1])),
      test('wide', false, seeded([4, 6], [2, 3], [5, 7])),
      test('narrow', false, seeded([4, 6], [6, 8], [2, 2])),
      test('many', false, seeded([30, 40], [4, 5], [3, 3])),
    ],
  },
});
