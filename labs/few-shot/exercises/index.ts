/** Exercises on in-context learning, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { whatChanges } from './choices.ts';
import { copyingHead } from './copying-head.ts';
import { costlyHeads } from './costly-heads.ts';
import { bayes, breakEven } from './formulas.ts';
import { gradientCode } from './gradient-code.ts';
import { enoughExamples, newTask, rightProbability, swappedLabels } from './measured.ts';

export const exercises: readonly Exercise[] = [
  breakEven,
  whatChanges,
  bayes,
  gradientCode,
  rightProbability,
  enoughExamples,
  copyingHead,
  costlyHeads,
  swappedLabels,
  newTask,
];
