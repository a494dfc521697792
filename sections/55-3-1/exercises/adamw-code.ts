/** One step of AdamW, to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { solutions, starter } from './adamw-programs.ts';
import { adamw } from './reference.ts';
import { frame, testsOf, text } from './texts.ts';

const caseOf = (...args: Parameters<typeof adamw>): CodeCase => ({ args, expected: adamw(...args) });

const test = testsOf((t) => t.adamw.tests);

/** n parameters at step t, moments under way; rate and decay as given */
const seeded =
  (n: number, t: [number, number], rate: number, decay: number, size = 1) =>
  (random: Random) => {
    const [theta = [], g = [], m = [], v = []] = random.matrix(4, n);
    const small = (values: readonly number[]) => values.map((value) => size * value);
    return caseOf(
      theta,
      small(g),
      small(m),
      small(v).map((value) => value * value),
      random.integer(...t),
      rate,
      decay,
    );
  };

export const adamwCode = defineExercise({
  id: '55-3-1.adamw-code',
  level: 3,
  paragraph: 'full-fine-tuning',
  kind: 'code',
  ...frame((t) => t.adamw),
  spec: {
    functionName: 'adamw',
    starter: text((t) => starter(t.adamw.starter)),
    model: solutions,
    tolerance: 1e-9,
    callMilliseconds: 2000,
    untouched: ['theta', 'g', 'm', 'v'],
    tests: [
      test('first', true, () => caseOf([1, 1], [0.5, -4], [0, 0], [0, 0], 1, 0.1, 0)),
      test('idle', true, () => caseOf([2, -3], [0, 0], [0, 0], [0, 0], 1, 0.1, 0.5)),
      test('later', false, seeded(3, [2, 9], 0.01, 0)),
      test('decay', false, seeded(3, [2, 9], 0.1, 0.2)),
      test('long', false, seeded(40, [900, 1100], 0.02, 0.1)),
      test('tiny', false, seeded(3, [2, 5], 1, 0, 1e-8)),
    ],
  },
});
