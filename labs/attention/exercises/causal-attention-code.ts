/** Scaled dot-product attention with a causal mask, to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { solutions, starter } from './causal-attention-programs.ts';
import { causalAttention, type Matrix } from './reference.ts';
import { frame, testsOf, text } from './texts.ts';

function gaussian(random: Random, rows: number, columns: number, spread = 1): number[][] {
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => spread * random.normal()));
}

function caseOf(queries: Matrix, keys: Matrix, values: Matrix): CodeCase {
  return { args: [queries, keys, values], expected: causalAttention(queries, keys, values) };
}

const test = testsOf((t) => t.causalAttentionCode.tests);

/** T, d_k, d_v drawn; scores of spread `spread`·√d_k before scaling */
const seeded =
  (tokens: [number, number], dk: [number, number], dv: [number, number], spread = 1) =>
  (random: Random) => {
    const rows = random.integer(...tokens);
    const inner = random.integer(...dk);
    return caseOf(
      gaussian(random, rows, inner, spread),
      gaussian(random, rows, inner, spread),
      gaussian(random, rows, random.integer(...dv)),
    );
  };

/** « Le chat dort », the worked example of the section. */
const CHAT = {
  queries: [
    [1, 1, 1, 1],
    [1, 3, 0, 0],
    [2, 0, 1, 1],
  ],
  keys: [
    [1, 1, 0, 0],
    [2, 0, 1, 1],
    [0, 2, 3, 1],
  ],
  values: [
    [1, 0],
    [0, 1],
    [1, 1],
  ],
};

export const causalAttentionCode = defineExercise({
  id: 'attention.causal-attention-code',
  level: 3,
  paragraph: 'masking-the-future',
  kind: 'code',
  ...frame((t) => t.causalAttentionCode),
  spec: {
    functionName: 'attention',
    starter: text((t) => starter(t.causalAttentionCode.starter)),
    model: solutions,
    tolerance: 1e-6,
    callMilliseconds: 2000,
    tests: [
      test('one', true, () => caseOf([[3, -1]], [[2, 5]], [[7, 8, 9]])),
      test('mean', true, () =>
        caseOf(
          [
            [0, 0],
            [0, 0],
            [0, 0],
          ],
          [
            [1, 2],
            [3, 4],
            [5, 6],
          ],
          [[6], [0], [3]],
        ),
      ),
      test('chat', true, () => caseOf(CHAT.queries, CHAT.keys, CHAT.values)),
      test('sizes', false, seeded([5, 8], [3, 6], [3, 6])),
      test('wide', false, seeded([4, 7], [2, 3], [7, 9])),
      test('narrow', false, seeded([4, 7], [12, 16], [2, 3])),
      // scores reach some thousands: exp overflows without the maximum taken out
      test('large', false, seeded([5, 7], [4, 6], [3, 4], 60)),
      // every score is below −700, where exp gives 0; they differ little, so that all keys keep some weight
      test('negative', false, (random) => {
        const keys = gaussian(random, 5, 4, 0.002).map((row) => row.map((x) => x - 200));
        return caseOf(
          keys.map((row) => row.map((x) => -x)),
          keys,
          gaussian(random, 5, 3),
        );
      }),
      test('long', false, seeded([48, 48], [8, 8], [8, 8])),
    ],
  },
});
