/** Exercises of « Two ways of learning », in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { bothSides, nucleusSize, sentencePerplexity, temperedChance, trueRank } from './in-the-lab.ts';
import { nucleusCode } from './nucleus-code.ts';
import { passes } from './passes.ts';

export const exercises: readonly Exercise[] = [
  trueRank,
  sentencePerplexity,
  bothSides,
  passes,
  temperedChance,
  nucleusSize,
  nucleusCode,
];
