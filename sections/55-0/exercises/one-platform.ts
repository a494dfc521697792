/** What a foundation model is, and what it costs to share one: Bommasani et al. 2021, section 1. */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, itemsOf, linesOf, text } from './texts.ts';

const common = { paragraph: 'one-model-many-tasks' } as const;

export const whichWord = defineExercise({
  ...common,
  id: '55-0.which-word',
  level: 1,
  kind: 'matching',
  ...frame((t) => t.whichWord),
  spec: {
    lines: () =>
      linesOf(
        (t) => t.whichWord.lines,
        { read: 'pretraining', tune: 'tuning', ask: 'prompt', sort: 'task', drugs: 'homogenisation' },
        {
          tune: { pretraining: text((t) => t.whichWord.onceMore) },
          ask: { tuning: text((t) => t.whichWord.noWeights) },
        },
      ),
    choices: () => itemsOf((t) => t.whichWord.choices),
  },
});

export const oneFlaw = defineExercise({
  ...common,
  id: '55-0.one-flaw',
  level: 2,
  kind: 'open',
  ...frame((t) => t.oneFlaw),
  spec: { words: 30, rubric: itemsOf((t) => t.oneFlaw.rubric).map((item) => item.text) },
});
