/** One pass of a decoder judges every position; an encoder hides one token at a time. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

export const passes = defineExercise({
  id: 'objectives.passes',
  level: 2,
  paragraph: 'masked-prediction',
  kind: 'numeric',
  ...frame((t) => t.passes),
  variant: (random) => ({ tokens: random.integer(15, 240) }),
  spec: {
    fields: [
      { label: text((t) => t.passes.decoder), integer: true, min: 0 },
      { label: text((t) => t.passes.encoder), integer: true, min: 0 },
    ],
    tolerance: { kind: 'absolute', value: 0.4 },
    digits: 4,
    solve: ({ tokens }: { readonly tokens: number }) => [1, tokens],
    mistakes: [
      { result: ({ tokens }) => [tokens, 1], text: text((t) => t.passes.swapped) },
      { result: ({ tokens }) => [tokens, tokens], text: text((t) => t.passes.oneByOne) },
      { result: () => [1, 1], text: text((t) => t.passes.together) },
    ],
  },
});
