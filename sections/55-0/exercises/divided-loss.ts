/** L proportional to N to the power −α (Kaplan et al. 2020, equation 1.1; α = 0.076 there). */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

export const dividedLoss = defineExercise({
  id: '55-0.divided-loss',
  level: 3,
  paragraph: 'scale',
  kind: 'formula',
  ...frame((t) => t.dividedLoss),
  spec: {
    symbol: 'k',
    names: [
      { name: 'q', from: 1.1, to: 3 },
      { name: 'alpha', from: 0.05, to: 0.5 },
    ],
    tolerance: { kind: 'relative', value: 1e-6 },
    value: ({ q = 0, alpha = 0 }) => q ** (1 / alpha),
    right: () => ['q^(1/α)', 'exp(ln(q)/alpha)', '(1/q)^(-1/α)'],
    mistakes: [
      { value: ({ q = 0, alpha = 0 }) => q ** alpha, text: text((t) => t.dividedLoss.inverse) },
      { value: ({ q = 0, alpha = 0 }) => q ** -alpha, text: text((t) => t.dividedLoss.inverse) },
      { value: ({ q = 0, alpha = 0 }) => q / alpha, text: text((t) => t.dividedLoss.linear) },
      { value: ({ q = 0, alpha = 0 }) => q * alpha, text: text((t) => t.dividedLoss.linear) },
      { value: ({ q = 0 }) => q, text: text((t) => t.dividedLoss.noExponent) },
    ],
    wrong: () => ['q^α', 'q^-α', 'q/α', 'q', 'q^(-1/α)', 'α^q'],
  },
});
