/** BERT chooses 15 % of the tokens; of those 80 % [MASK], 10 % random, 10 % kept (Devlin et al. 2018, §3.1). */
import { defineExercise, type Random } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

function draw(random: Random) {
  // multiples of 200: every count is a whole number
  const tokens = 200 * random.integer(2, 40);
  return { tokens, chosen: (15 * tokens) / 100 };
}

export const maskedTokens = defineExercise({
  id: 'attention.masked-tokens',
  level: 1,
  paragraph: 'masked-prediction',
  kind: 'numeric',
  ...frame((t) => t.maskedTokens),
  variant: draw,
  variants: { draw, seeds: [1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 13, 15, 16, 17, 18, 20, 22, 23, 28, 30, 31, 33, 35, 39] },
  spec: {
    fields: [
      { label: text((t) => t.maskedTokens.mask), integer: true, min: 0 },
      { label: text((t) => t.maskedTokens.random), integer: true, min: 0 },
      { label: text((t) => t.maskedTokens.kept), integer: true, min: 0 },
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
