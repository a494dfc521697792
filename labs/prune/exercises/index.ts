/** Exercises of the lab, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { budget } from './budget.ts';
import { storage } from './by-hand.ts';
import { foreign, half, pattern, plateau } from './in-the-lab.ts';
import { twoFour } from './two-four.ts';
import { zeros } from './zeros.ts';

export const exercises: readonly Exercise[] = [storage, twoFour, zeros, half, pattern, plateau, foreign, budget];
