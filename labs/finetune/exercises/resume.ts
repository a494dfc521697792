/** Stopped and gone on with: the next step depends on the state and on (seed, step) alone, so nothing changes. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

export const resume = defineExercise({
  id: 'finetune.resume',
  level: 2,
  paragraph: 'train-an-adapter',
  kind: 'choice',
  ...frame((t) => t.resume),
  usesLab: true,
  spec: {
    several: false,
    options: (['same', 'moments', 'order', 'rate', 'close'] as const).map((name) => ({
      text: text((t) => t.resume.options[name].text),
      correction: text((t) => t.resume.options[name].correction),
      right: name === 'same',
    })),
  },
});
