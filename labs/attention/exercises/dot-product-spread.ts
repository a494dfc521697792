/** Var(q·k) = d_k for independent components of variance 1 (Vaswani et al. 2017, note 4). */
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

const draw = (random: Random) => ({ dk: random.pick([16, 25, 32, 36, 48, 80, 96, 100, 128, 144, 192, 256]) });

export const dotProductSpread = defineExercise({
  id: 'attention.dot-product-spread',
  level: 2,
  paragraph: 'why-divide',
  kind: 'numeric',
  ...frame((t) => t.dotProductSpread),
  variant: draw,
  variants: { draw, seeds: [1, 2, 3, 4, 5, 6, 10, 11, 13, 20, 23, 32] },
  spec: {
    fields: [{}],
    tolerance: { kind: 'relative', value: 0.01 },
    digits: 4,
    solve: ({ dk }: { readonly dk: number }) => [Math.sqrt(dk)],
    mistakes: [
      { result: ({ dk }) => [dk], text: text((t) => t.dotProductSpread.variance) },
      { result: () => [1], text: text((t) => t.dotProductSpread.scaled) },
    ],
  },
});
