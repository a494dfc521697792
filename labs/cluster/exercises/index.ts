/** Exercises of 55.2.1, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { bubble, hide, kept, ring, tensor, three } from './by-hand.ts';
import { halvesCode } from './halves-code.ts';
import { halvesOrder, oneFOneB, ringOrder } from './in-order.ts';
import { bits, deadlock, held, sent } from './in-the-lab.ts';
import { ringCode } from './ring-code.ts';
import { linkTime, ownOrder, rankHeld, rankSent, unplugged } from './run-and-read.ts';

export const exercises: readonly Exercise[] = [
  ring,
  hide,
  ringOrder,
  ringCode,
  bubble,
  kept,
  oneFOneB,
  tensor,
  halvesOrder,
  halvesCode,
  three,
  sent,
  held,
  bits,
  deadlock,
  rankSent,
  rankHeld,
  ownOrder,
  linkTime,
  unplugged,
];
