/** What the words of the section mean. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

const TRUE = ['broad', 'tasks', 'small'] as const;
const FALSE = ['text', 'size', 'safe'] as const;

export const foundation = defineExercise({
  id: '55-0.foundation',
  level: 1,
  paragraph: 'one-model-many-tasks',
  kind: 'choice',
  ...frame((t) => t.foundation),
  spec: {
    several: true,
    options: [...TRUE, ...FALSE].map((name) => ({
      text: text((t) => t.foundation.options[name].text),
      correction: text((t) => t.foundation.options[name].correction),
      right: TRUE.some((own) => own === name),
    })),
  },
});

export const six = defineExercise({
  id: '55-0.six',
  level: 1,
  paragraph: 'scale',
  kind: 'choice',
  ...frame((t) => t.six),
  spec: {
    several: false,
    options: (['passes', 'moments', 'epochs', 'bytes'] as const).map((name) => ({
      text: text((t) => t.six.options[name].text),
      correction: text((t) => t.six.options[name].correction),
      right: name === 'passes',
    })),
  },
});
