/** The softmax of one cosine of 1 among n − 1 of −1, at a temperature (Radford et al. 2021, section 2.3). */
import type { Point } from '@kit/exercises/kinds/formula/spec.ts';
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

/** n captions at a cosine of `gap` less than the right one's, over τ */
const chance = (others: number, gap: number) => 1 / (1 + others * Math.exp(-gap));
const at = ({ n = 0, tau = 0 }: Point) => ({ others: n - 1, gap: 2 / tau, tau });

export const perfectBatch = defineExercise({
  id: 'clip.perfect-batch',
  level: 3,
  paragraph: 'shared-space',
  kind: 'formula',
  ...frame((t) => t.perfectBatch),
  spec: {
    symbol: 'p',
    names: [
      { name: 'n', from: 2, to: 40, integer: true },
      { name: 'tau', from: 0.3, to: 2 },
    ],
    // some values are close to 1: what is wrong differs by more than the last digits
    tolerance: { kind: 'relative', value: 1e-6 },
    value: (point) => chance(at(point).others, at(point).gap),
    right: () => [
      'exp(1/τ)/(exp(1/τ) + (n-1)exp(-1/τ))',
      '1/(1 + (n-1)exp(-2/τ))',
      'e^(2/tau)/(e^(2/tau) + n - 1)',
      '1/((n-1)/exp(2/τ) + 1)',
    ],
    mistakes: [
      { value: (point) => chance(at(point).others + 1, at(point).gap), text: text((t) => t.perfectBatch.all) },
      { value: (point) => chance(at(point).others, 2), text: text((t) => t.perfectBatch.untempered) },
      { value: (point) => chance(at(point).others, 2 * at(point).tau), text: text((t) => t.perfectBatch.multiplied) },
      { value: (point) => chance(at(point).others, 1 / at(point).tau), text: text((t) => t.perfectBatch.zero) },
    ],
    wrong: () => [
      'exp(1/τ)/(exp(1/τ) + n exp(-1/τ))',
      'e/(e + (n-1)/e)',
      'exp(τ)/(exp(τ) + (n-1)exp(-τ))',
      'exp(1/τ)/(exp(1/τ) + n - 1)',
      '1/n',
    ],
  },
});
