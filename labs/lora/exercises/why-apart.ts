import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

export const whyApart = defineExercise({
  id: 'lora.why-apart',
  level: 1,
  paragraph: 'merge-and-swap',
  kind: 'choice',
  ...frame((t) => t.whyApart),
  spec: {
    several: false,
    options: (['rounding', 'scale', 'bias', 'rank', 'sampling'] as const).map((name) => ({
      text: text((t) => t.whyApart.options[name].text),
      correction: text((t) => t.whyApart.options[name].correction),
      right: name === 'rounding',
    })),
  },
});
