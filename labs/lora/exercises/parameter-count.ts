/** r·(in + out) summed over the corrected matrices (Hu et al. 2021, section 4.1). */
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

type Shape = { readonly layers: number; readonly width: number; readonly rank: number };

const draw = (random: Random): Shape => ({
  layers: random.pick([6, 8, 12, 16, 24]),
  width: random.pick([128, 160, 256, 384, 512, 768]),
  rank: random.pick([1, 2, 4, 8, 16]),
});

export const parameterCount = defineExercise({
  id: 'lora.parameter-count',
  level: 1,
  paragraph: 'lora',
  kind: 'numeric',
  ...frame((t) => t.parameterCount),
  variant: draw,
  // without those whose products are the same
  variants: { draw, seeds: [1, 2, 4, 5, 6, 7, 8, 10, 11, 12, 13, 17, 18, 20, 23, 25, 29, 30, 39, 41] },
  spec: {
    fields: [{ integer: true, min: 1 }],
    tolerance: { kind: 'absolute', value: 0.5 },
    digits: 10,
    // d → 3d, then d → d
    solve: ({ layers, width, rank }: Shape) => [layers * rank * (width + 3 * width + width + width)],
    mistakes: [
      { result: ({ layers, width }) => [layers * 4 * width * width], text: text((t) => t.parameterCount.whole) },
      { result: ({ layers, width, rank }) => [layers * rank * 4 * width], text: text((t) => t.parameterCount.first) },
      { result: ({ width, rank }) => [rank * 6 * width], text: text((t) => t.parameterCount.oneBlock) },
    ],
  },
});
