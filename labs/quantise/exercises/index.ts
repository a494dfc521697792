/** Exercises of this lab, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { lowered } from './bet.ts';
import { bitsPerWeight, byHand } from './by-hand.ts';
import { groupCode } from './group-code.ts';
import { crushed, error, moved, ratio } from './in-the-lab.ts';

export const exercises: readonly Exercise[] = [byHand, bitsPerWeight, groupCode, lowered, error, crushed, moved, ratio];
