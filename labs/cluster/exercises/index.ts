/** Exercises of 55.2.1, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { bubble, ring, tensor } from './by-hand.ts';
import { bits, held, sent } from './in-the-lab.ts';
import { ringCode } from './ring-code.ts';

export const exercises: readonly Exercise[] = [ring, ringCode, bubble, tensor, sent, held, bits];
