/** Exercises of 55.3.1, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { enoughRank, forgetting, strength, strongestBlock, twoAdapters } from './in-the-lab.ts';
import { mergeCode } from './merge-code.ts';
import { parameterCount } from './parameter-count.ts';
import { whyApart } from './why-apart.ts';

export const exercises: readonly Exercise[] = [
  parameterCount,
  mergeCode,
  whyApart,
  strength,
  twoAdapters,
  strongestBlock,
  enoughRank,
  forgetting,
];
