/** The sizes of LoRA's matrices (Hu et al. 2021, section 4.1), and when they are better left apart (Sheng et al. 2023). */
import { defineExercise } from '@kit/exercises/types.ts';
import { frame, itemsOf, linesOf, text } from './texts.ts';

export const shapes = defineExercise({
  id: '55-3-1.shapes',
  level: 1,
  paragraph: 'lora',
  kind: 'matching',
  ...frame((t) => t.shapes),
  spec: {
    lines: () =>
      linesOf(
        (t) => t.shapes.lines,
        { base: 'frozen', down: 'rk', up: 'dr', between: 'r', output: 'd', change: 'dk' },
        {
          down: { dr: text((t) => t.shapes.swapped) },
          up: { rk: text((t) => t.shapes.swapped) },
          output: { k: text((t) => t.shapes.input) },
        },
      ),
    choices: () => itemsOf((t) => t.shapes.choices),
  },
});

export const mergeOrNot = defineExercise({
  id: '55-3-1.merge-or-not',
  level: 2,
  paragraph: 'merge-and-swap',
  kind: 'open',
  ...frame((t) => t.mergeOrNot),
  spec: { words: 30, rubric: itemsOf((t) => t.mergeOrNot.rubric).map((item) => item.text) },
});
