/** Was the image of any use? Antol et al. 2015, section 5 (a model that reads the question alone); Li et al. 2023. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, itemsOf } from './texts.ts';

export const blindTest = defineExercise({
  id: 'clip.blind-test',
  level: 2,
  paragraph: 'known-in-2026',
  kind: 'open',
  ...frame((t) => t.blindTest),
  spec: { words: 30, rubric: itemsOf((t) => t.blindTest.rubric).map((item) => item.text) },
});
