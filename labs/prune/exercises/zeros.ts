/** Why zeros alone save no time. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

const RIGHT = ['columns', 'bytes'] as const;
const WRONG = ['half', 'pattern', 'ninety'] as const;

export const zeros = defineExercise({
  id: 'prune.zeros',
  level: 2,
  paragraph: 'sparsity',
  kind: 'choice',
  ...frame((t) => t.zeros),
  usesLab: true,
  spec: {
    several: true,
    options: [...RIGHT, ...WRONG].map((name) => ({
      text: text((t) => t.zeros.options[name].text),
      correction: text((t) => t.zeros.options[name].correction),
      right: RIGHT.some((right) => right === name),
    })),
  },
});
