/** Exercises of 55.3.1 that need no lab, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { adamwCode } from './adamw-code.ts';
import { biasCorrection } from './bias-correction.ts';
import { firstStep } from './first-step.ts';
import { loraBackwardCode } from './lora-backward-code.ts';
import { mergeOrNot, shapes } from './low-rank.ts';
import { optimizerBytes } from './optimizer-bytes.ts';
import { twiceAlpha } from './twice-alpha.ts';

export const exercises: readonly Exercise[] = [
  shapes,
  loraBackwardCode,
  firstStep,
  adamwCode,
  biasCorrection,
  twiceAlpha,
  mergeOrNot,
  optimizerBytes,
];
