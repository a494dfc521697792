/** The ring all-reduce, step by step, to be written by the reader. */
import type { CodeCase } from '@kit/exercises/kinds/code/spec.ts';
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { ringAllReduce } from '@kit/formulas/ring-all-reduce.ts';
import { solutions, starter } from './ring-programs.ts';
import { frame, testsOf, text } from './texts.ts';

/** What each device holds: of each element, the sum of the contributions that its piece has taken in. */
function caseOf(arrays: readonly (readonly number[])[], steps: number): CodeCase {
  const devices = arrays.length;
  const { scatter, gather } = ringAllReduce(devices);
  const held = [...scatter, ...gather][steps]?.held ?? [];
  const size = (arrays[0]?.length ?? 0) / devices;
  const expected = held.map((pieces) =>
    (arrays[0] ?? []).map((_, i) =>
      (pieces[Math.floor(i / size)] ?? []).reduce((sum, device) => sum + (arrays[device]?.[i] ?? 0), 0),
    ),
  );
  return { args: [arrays, steps], expected };
}

const test = testsOf((t) => t.ringCode.tests);

const drawn = (random: Random, devices: number, size: number) =>
  Array.from({ length: devices }, () => Array.from({ length: devices * size }, () => random.integer(-99, 99)));

const SMALL = [
  [1, 2, 3, 4],
  [10, 20, 30, 40],
  [100, 200, 300, 400],
  [1000, 2000, 3000, 4000],
];

export const ringCode = defineExercise({
  id: 'cluster.ring-code',
  level: 3,
  paragraph: 'data-parallelism',
  kind: 'code',
  ...frame((t) => t.ringCode),
  spec: {
    functionName: 'allReduce',
    starter: text((t) => starter(t.ringCode.starter)),
    model: solutions,
    tolerance: 1e-9,
    callMilliseconds: 2000,
    untouched: ['arrays'],
    tests: [
      test('one', true, () => caseOf(SMALL, 1)),
      test('all', true, () => caseOf(SMALL, 6)),
      test('scattered', false, (random) => caseOf(drawn(random, 4, 1), 3)),
      test('gathering', false, (random) => caseOf(drawn(random, 4, 2), random.integer(4, 5))),
      test('pieces', false, (random) => caseOf(drawn(random, 4, 3), random.integer(1, 2))),
      test('sizes', false, (random) => caseOf(drawn(random, random.pick([3, 5, 6]), 2), 3)),
    ],
  },
});
