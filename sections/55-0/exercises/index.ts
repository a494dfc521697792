/** Exercises of 55.0, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { decade, years } from './bets.ts';
import { cards, compute, sharing } from './by-hand.ts';
import { foundation, six } from './choices.ts';
import { daysCode } from './days-code.ts';
import { dividedLoss } from './divided-loss.ts';
import { oneFlaw, whichWord } from './one-platform.ts';

export const exercises: readonly Exercise[] = [
  whichWord,
  foundation,
  sharing,
  oneFlaw,
  compute,
  six,
  years,
  daysCode,
  decade,
  dividedLoss,
  cards,
];
