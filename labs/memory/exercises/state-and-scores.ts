/** What each item takes up (Rajbhandari et al. 2019, §3.1), and what grows faster than it (Korthikanti et al. 2022). */
import type { Point } from '@kit/exercises/kinds/formula/spec.ts';
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, itemsOf, linesOf, text } from './texts.ts';

export const bytesOf = defineExercise({
  id: 'memory.bytes-of',
  level: 1,
  paragraph: 'sixteen-bytes',
  kind: 'matching',
  ...frame((t) => t.bytesOf),
  spec: {
    lines: () =>
      linesOf(
        (t) => t.bytesOf.lines,
        { weight: 'two', master: 'four', moments: 'eight', states: 'twelve', state: 'sixteen', activations: 'text' },
        {
          master: { two: text((t) => t.bytesOf.masterHalf) },
          moments: { four: text((t) => t.bytesOf.oneMoment) },
          states: { eight: text((t) => t.bytesOf.noMaster) },
          state: { twelve: text((t) => t.bytesOf.statesOnly) },
        },
      ),
    choices: () => itemsOf((t) => t.bytesOf.choices),
  },
});

/** bytes of L·n·d numbers are those of L·h·n² at this n */
const length = ({ d = 0, h = 1 }: Point) => (34 * d) / (5 * h);

export const crossover = defineExercise({
  id: 'memory.crossover',
  level: 3,
  paragraph: 'activations',
  kind: 'formula',
  ...frame((t) => t.crossover),
  spec: {
    symbol: 'n',
    names: [
      { name: 'd', from: 512, to: 8192, integer: true },
      { name: 'h', from: 2, to: 96, integer: true },
    ],
    tolerance: { kind: 'relative', value: 1e-6 },
    value: length,
    right: () => ['34d/(5h)', '6.8 d/h', '(34/5) * (d/h)', '34 d h^-1 / 5'],
    mistakes: [
      { value: (at) => 1 / length(at), text: text((t) => t.crossover.inverse) },
      { value: ({ d = 0, h = 0 }) => (34 * h) / (5 * d), text: text((t) => t.crossover.inverse) },
      { value: ({ d = 0 }) => (34 * d) / 5, text: text((t) => t.crossover.noHeads) },
      { value: (at) => Math.sqrt(length(at)), text: text((t) => t.crossover.square) },
    ],
    wrong: () => ['5h/(34d)', '34d/5', '√(34d/(5h))', 'd/h', '34d/h'],
  },
});
