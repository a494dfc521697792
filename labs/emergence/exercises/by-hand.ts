/** p to the power k, both ways, on paper. */
import { defineExercise } from '@kit/exercises/types.ts';
import { exactMatch, halfway } from '@kit/formulas/exact-match-mirage.ts';
import { frame, text } from './texts.ts';

type Digits = { readonly share: number; readonly length: number };

export const needed = defineExercise({
  id: 'emergence.needed',
  level: 2,
  paragraph: 'mirage',
  kind: 'numeric',
  ...frame((t) => t.needed),
  variant: (random): Digits => ({ share: random.integer(60, 97), length: random.integer(3, 12) }),
  spec: {
    fields: [
      { label: text((t) => t.needed.exact), unit: '%', min: 0 },
      { label: text((t) => t.needed.half), unit: '%', min: 0 },
    ],
    tolerance: { kind: 'absolute', value: 0.1 },
    digits: 4,
    solve: ({ share, length }: Digits) => [100 * exactMatch(share / 100, length), 100 * halfway(length)],
    mistakes: [
      {
        /** the errors added up */
        result: ({ share, length }) => [Math.max(0, 100 - length * (100 - share)), 100 - 50 / length],
        text: text((t) => t.needed.added),
      },
    ],
  },
});
