/** The two questions answered by choosing. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, text } from './texts.ts';

export const whyScale = defineExercise({
  id: 'attention.why-scale',
  level: 1,
  paragraph: 'why-divide',
  kind: 'choice',
  ...frame((t) => t.whyScale),
  spec: {
    several: false,
    options: (['saturation', 'sum', 'order', 'cost', 'mask'] as const).map((name) => ({
      text: text((t) => t.whyScale.options[name].text),
      correction: text((t) => t.whyScale.options[name].correction),
      right: name === 'saturation',
    })),
  },
});

const OF_BERT = ['bothSides', 'chosenOnly', 'maskToken'] as const;
const NOT_OF_BERT_ALONE = ['generate', 'labels', 'softmax'] as const;

export const gptOrBert = defineExercise({
  id: 'attention.gpt-or-bert',
  level: 1,
  paragraph: 'self-supervision',
  kind: 'choice',
  ...frame((t) => t.gptOrBert),
  spec: {
    several: true,
    options: [...OF_BERT, ...NOT_OF_BERT_ALONE].map((name) => ({
      text: text((t) => t.gptOrBert.options[name].text),
      correction: text((t) => t.gptOrBert.options[name].correction),
      right: OF_BERT.some((own) => own === name),
    })),
  },
});
