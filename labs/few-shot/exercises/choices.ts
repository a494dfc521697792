/** What remains of the examples once the answer is given. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

const CHANGES = ['activations', 'cache', 'distribution'] as const;
const STAYS = ['weights', 'tokenizer', 'next'] as const;

export const whatChanges = defineExercise({
  id: 'few-shot.what-changes',
  level: 1,
  paragraph: 'learning-in-context',
  kind: 'choice',
  ...frame((t) => t.whatChanges),
  spec: {
    several: true,
    options: [...CHANGES, ...STAYS].map((name) => ({
      text: text((t) => t.whatChanges.options[name].text),
      correction: text((t) => t.whatChanges.options[name].correction),
      right: CHANGES.some((own) => own === name),
    })),
  },
});
