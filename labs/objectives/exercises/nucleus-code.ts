/** Nucleus (top-p) filtering, to be written by the reader (Holtzman et al., arXiv:1904.09751, §3.1). */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { solutions, starter } from './nucleus-programs.ts';
import { frame, testsOf, text } from './texts.ts';

/** Reference, float64: removes the least probable one by one while the rest still reaches p. */
export function nucleus(P: readonly number[], p: number): number[] {
  const out = [...P];
  const ascending = P.map((_, i) => i).sort((a, b) => (P[a] ?? 0) - (P[b] ?? 0));
  const sum = () => out.reduce((a, b) => a + b, 0);
  for (const i of ascending.slice(0, -1)) {
    const kept = out[i] ?? 0;
    out[i] = 0;
    if (sum() >= p - 1e-12) continue;
    out[i] = kept;
    break;
  }
  const total = sum();
  return out.map((x) => x / total);
}

const caseOf = (P: readonly number[], p: number): CodeCase => ({ args: [P, p], expected: nucleus(P, p) });

/** Probabilities without ties: softmax of normal draws. */
function distribution(random: Random, size: number, spread = 2): number[] {
  const exponentials = Array.from({ length: size }, () => Math.exp(spread * random.normal()));
  const total = exponentials.reduce((a, b) => a + b, 0);
  return exponentials.map((x) => x / total);
}

const test = testsOf((t) => t.nucleusCode.tests);

export const nucleusCode = defineExercise({
  id: 'objectives.nucleus-code',
  level: 3,
  paragraph: 'explore-objectives',
  kind: 'code',
  ...frame((t) => t.nucleusCode),
  spec: {
    functionName: 'nucleus',
    starter: text((t) => starter(t.nucleusCode.starter)),
    model: solutions,
    tolerance: 1e-9,
    callMilliseconds: 2000,
    tests: [
      test('sorted', true, () => caseOf([0.5, 0.25, 0.15, 0.1], 0.7)),
      test('unsorted', true, () => caseOf([0.1, 0.6, 0.05, 0.25], 0.8)),
      // halves and quarters: the sum is exactly p
      test('exact', true, () => caseOf([0.25, 0.125, 0.5, 0.125], 0.75)),
      test('first', false, (random) => caseOf(distribution(random, random.integer(5, 9), 0.5), 0.001)),
      test('sizes', false, (random) =>
        caseOf(distribution(random, random.integer(12, 30)), 0.5 + 0.4 * random.uniform()),
      ),
      test('whole', false, (random) => caseOf(distribution(random, random.integer(5, 12), 1), 1)),
      test('long', false, (random) => caseOf(distribution(random, 2000), 0.95)),
    ],
  },
});
