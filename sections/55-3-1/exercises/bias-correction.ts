/** With a constant gradient, mₜ = (1 − β₁ᵗ)·g and vₜ = (1 − β₂ᵗ)·g² (Kingma & Ba 2014, section 3). */
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

type Numbers = { readonly beta1: number; readonly beta2: number; readonly t: number };

const draw = (random: Random): Numbers => ({
  beta1: random.pick([0.8, 0.9, 0.95]),
  beta2: random.pick([0.98, 0.99, 0.999]),
  t: random.integer(2, 9),
});
const [mean, square] = [({ beta1, t }: Numbers) => 1 - beta1 ** t, ({ beta2, t }: Numbers) => 1 - beta2 ** t];

export const biasCorrection = defineExercise({
  id: '55-3-1.bias-correction',
  level: 2,
  paragraph: 'full-fine-tuning',
  kind: 'numeric',
  ...frame((t) => t.biasCorrection),
  variant: draw,
  // no two of them say the same
  variants: {
    draw,
    seeds: [5, 6, 10, 14, 17, 19, 26, 27, 28, 29, 31, 80, 91, 96, 103, 128, 129, 133, 145, 155, 161, 171, 204, 386],
  },
  spec: {
    fields: [{ min: 0 }],
    tolerance: { kind: 'relative', value: 0.01 },
    digits: 4,
    solve: (n: Numbers) => [mean(n) / Math.sqrt(square(n))],
    mistakes: [
      { result: (n) => [mean(n) / square(n)], text: text((t) => t.biasCorrection.noRoot) },
      { result: (n) => [Math.sqrt(square(n)) / mean(n)], text: text((t) => t.biasCorrection.inverse) },
      { result: (n) => [mean(n)], text: text((t) => t.biasCorrection.firstAlone) },
    ],
  },
});
