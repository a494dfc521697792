/** W′ = W₀ + (α/r)·B·A, to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { solutions, starter } from './merge-programs.ts';
import { type Matrix, mergeReference } from './reference.ts';
import { frame, testsOf, text } from './texts.ts';

function caseOf(w: Matrix, a: Matrix, b: Matrix, alpha: number): CodeCase {
  return { args: [w, a, b, alpha], expected: mergeReference(w, a, b, alpha) };
}

const test = testsOf((t) => t.mergeCode.tests);

/** d (out), k (in) and r drawn; `alpha` drawn too unless given */
const seeded =
  (d: [number, number], k: [number, number], r: [number, number], alpha?: number) =>
  (random: Random): CodeCase => {
    const [out, inner, rank] = [random.integer(...d), random.integer(...k), random.integer(...r)];
    return caseOf(
      random.matrix(out, inner),
      random.matrix(rank, inner),
      random.matrix(out, rank),
      alpha ?? random.integer(1, 32),
    );
  };

/** The worked example of the section. */
const CHAPTER = {
  w: [
    [1, 0, 2],
    [0, 1, -1],
    [3, 1, 0],
  ],
  a: [[1, 0, 1]],
  b: [[0.5], [-1], [0]],
};

export const mergeCode = defineExercise({
  id: 'lora.merge-code',
  level: 3,
  paragraph: 'merge-and-swap',
  kind: 'code',
  ...frame((t) => t.mergeCode),
  spec: {
    functionName: 'merge',
    starter: text((t) => starter(t.mergeCode.starter)),
    model: solutions,
    tolerance: 1e-9,
    callMilliseconds: 2000,
    untouched: ['W0', 'A', 'B'],
    tests: [
      test('chapter', true, () => caseOf(CHAPTER.w, CHAPTER.a, CHAPTER.b, 2)),
      test('zero', true, () => caseOf(CHAPTER.w, [[1, 2, 3]], [[0], [0], [0]], 8)),
      test('rank', false, seeded([3, 4], [3, 4], [2, 3])),
      test('sizes', false, seeded([2, 3], [5, 7], [2, 3])),
      test('alpha', false, seeded([3, 4], [3, 4], [4, 6], 1)),
      test('square', false, seeded([4, 4], [4, 4], [4, 4])),
      test('large', false, seeded([64, 64], [48, 48], [8, 8], 16)),
    ],
  },
});
