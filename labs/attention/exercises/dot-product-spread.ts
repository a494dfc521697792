/** Var(q·k) = d_k for independent components of variance 1 (Vaswani et al. 2017, note 4). */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

export const dotProductSpread = defineExercise({
  id: 'attention.dot-product-spread',
  kind: 'numeric',
  ...frame((t) => t.dotProductSpread),
  variant: (random) => ({ dk: random.pick([16, 25, 32, 36, 48, 80, 96, 100, 128, 144, 192, 256]) }),
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
