/** The question answered by choosing. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

const TRUE = ['nearest', 'relative'] as const;
const FALSE = ['certain', 'frequency', 'fixed'] as const;

export const sumToOne = defineExercise({
  id: 'clip.sum-to-one',
  level: 1,
  paragraph: 'zero-shot-classification',
  kind: 'choice',
  ...frame((t) => t.sumToOne),
  spec: {
    several: true,
    options: [...TRUE, ...FALSE].map((name) => ({
      text: text((t) => t.sumToOne.options[name].text),
      correction: text((t) => t.sumToOne.options[name].correction),
      right: TRUE.some((own) => own === name),
    })),
  },
});
