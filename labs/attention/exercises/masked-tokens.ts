/** BERT chooses 15 % of the tokens; of those 80 % [MASK], 10 % random, 10 % kept (Devlin et al. 2018, §3.1). */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

export const maskedTokens = defineExercise({
  id: 'attention.masked-tokens',
  kind: 'numeric',
  ...frame((t) => t.maskedTokens),
  variant(random) {
    // multiples of 200: every count is a whole number
    const tokens = 200 * random.integer(2, 40);
    return { tokens, chosen: (15 * tokens) / 100 };
  },
  spec: {
    fields: [
      { label: text((t) => t.maskedTokens.mask), min: 0 },
      { label: text((t) => t.maskedTokens.random), min: 0 },
      { label: text((t) => t.maskedTokens.kept), min: 0 },
    ],
    tolerance: { kind: 'absolute', value: 0.5 },
    digits: 6,
    solve: ({ chosen }: { readonly tokens: number; readonly chosen: number }) => [
      0.8 * chosen,
      0.1 * chosen,
      0.1 * chosen,
    ],
    mistakes: [
      { result: ({ tokens }) => [0.8 * tokens, 0.1 * tokens, 0.1 * tokens], text: text((t) => t.maskedTokens.ofAll) },
      { result: ({ chosen }) => [chosen, 0, 0], text: text((t) => t.maskedTokens.allMasked) },
    ],
  },
});
