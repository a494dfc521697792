/**
 * From B = 0, α doubled: the gradient of B doubles, and so does its weight in the output; Adam’s step ignores the
 * first.
 */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

export const twiceAlpha = defineExercise({
  id: '55-3-1.twice-alpha',
  level: 2,
  paragraph: 'initialisation',
  kind: 'choice',
  ...frame((t) => t.twiceAlpha),
  spec: {
    several: false,
    options: (['four', 'two', 'same', 'half', 'both'] as const).map((name) => ({
      text: text((t) => t.twiceAlpha.options[name].text),
      correction: text((t) => t.twiceAlpha.options[name].correction),
      right: name === 'four',
    })),
  },
});
