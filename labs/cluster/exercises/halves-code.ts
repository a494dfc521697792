/** One device's part of an MLP cut by columns then rows, to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { solutions, starter } from './halves-programs.ts';
import { frame, testsOf, text } from './texts.ts';

type Rows = readonly (readonly number[])[];

const gelu = (x: number) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3)));
const product = (a: Rows, b: Rows) =>
  a.map((row) => (b[0] ?? []).map((_, j) => row.reduce((sum, x, k) => sum + x * (b[k]?.[j] ?? 0), 0)));

/** Shoeybi et al. 2019, § 3: GeLU(X·A_r)·B_r. */
function caseOf(x: Rows, a: Rows, b: Rows, rank: number, size: number): CodeCase {
  const width = b.length / size;
  const own = (rows: Rows) => rows.slice(rank * width, (rank + 1) * width);
  const columns = a.map((row) => row.slice(rank * width, (rank + 1) * width));
  const hidden = product(x, columns).map((row) => row.map(gelu));
  return { args: [x, a, b, rank, size], expected: product(hidden, own(b)) };
}

const test = testsOf((t) => t.halvesCode.tests);

const drawn =
  (n: number, size: number, rank: (random: Random) => number) =>
  (random: Random): CodeCase => {
    const [d, f] = [random.integer(2, 4), size * random.integer(1, 3)];
    return caseOf(random.matrix(n, d), random.matrix(d, f), random.matrix(f, d), rank(random), size);
  };

/** The worked example of the section: X = 1, A = (1, −1), B = (2, 1)ᵀ. */
const chapter = (rank: number) => caseOf([[1]], [[1, -1]], [[2], [1]], rank, 2);

export const halvesCode = defineExercise({
  id: 'cluster.halves-code',
  level: 3,
  paragraph: 'tensor-parallelism',
  kind: 'code',
  ...frame((t) => t.halvesCode),
  spec: {
    functionName: 'half',
    starter: text((t) => starter(t.halvesCode.starter)),
    model: solutions,
    tolerance: 1e-9,
    callMilliseconds: 2000,
    untouched: ['X', 'A', 'B'],
    tests: [
      test('chapter', true, () => chapter(0)),
      test('second', true, () => chapter(1)),
      test(
        'rows',
        false,
        drawn(3, 2, () => 1),
      ),
      test(
        'quarters',
        false,
        drawn(2, 4, (random) => random.integer(1, 3)),
      ),
      test(
        'whole',
        false,
        drawn(2, 1, () => 0),
      ),
    ],
  },
});
