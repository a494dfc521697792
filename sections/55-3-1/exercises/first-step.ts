/** From B = 0, one step of SGD: what it changes in the output. Δh = −η·(α/r)²·‖Ax‖²·g. */
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

type Numbers = {
  readonly a: readonly number[];
  readonly x: readonly number[];
  readonly gradient: number;
  readonly alpha: number;
  readonly rate: number;
};

const read = ({ a, x }: Numbers) => a.reduce((sum, value, i) => sum + value * x[i]!, 0);

function draw(random: Random): Numbers {
  const small = () => [1, 2, 3].map(() => random.pick([-2, -1, 1, 2, 3]));
  for (;;) {
    const numbers = {
      a: small(),
      x: small(),
      gradient: random.pick([-5, -4, -3, -2, 2, 3, 4, 5]),
      alpha: random.pick([2, 3, 4, 8]),
      rate: random.pick([0.01, 0.02, 0.05, 0.1]),
    };
    // otherwise a factor of the mistakes is 1, or nothing is learned
    if (Math.abs(read(numbers)) > 1) return numbers;
  }
}

export const firstStep = defineExercise({
  id: '55-3-1.first-step',
  level: 2,
  paragraph: 'initialisation',
  kind: 'numeric',
  ...frame((t) => t.firstStep),
  variant: draw,
  spec: {
    fields: [{}],
    tolerance: { kind: 'relative', value: 0.005 },
    digits: 6,
    solve: (n: Numbers) => [-n.rate * (n.alpha * read(n)) ** 2 * n.gradient],
    mistakes: [
      { result: (n) => [-n.rate * n.alpha * read(n) ** 2 * n.gradient], text: text((t) => t.firstStep.once) },
      { result: (n) => [-n.rate * n.alpha * read(n) * n.gradient], text: text((t) => t.firstStep.onlyB) },
      { result: (n) => [n.rate * (n.alpha * read(n)) ** 2 * n.gradient], text: text((t) => t.firstStep.up) },
    ],
  },
});
