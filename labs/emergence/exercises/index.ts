/** Exercises on emergence, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { needed } from './by-hand.ts';
import { verdict } from './choices.ts';
import { ownMeasure, rightSums, steepestStep } from './in-the-lab.ts';

export const exercises: readonly Exercise[] = [needed, rightSums, steepestStep, ownMeasure, verdict];
