/** Exercises of 55.1.3, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { blindTest } from './blind-test.ts';
import { captionProbability } from './caption-probability.ts';
import { sumToOne } from './choices.ts';
import { exam, languages, search, temperature, template } from './in-the-lab.ts';
import { patchCount } from './patch-count.ts';
import { hiddenPatch, lookedPatch } from './patches.ts';
import { perfectBatch } from './perfect-batch.ts';
import { zeroShotCode } from './zero-shot-code.ts';

export const exercises: readonly Exercise[] = [
  patchCount,
  captionProbability,
  perfectBatch,
  zeroShotCode,
  temperature,
  template,
  languages,
  sumToOne,
  exam,
  lookedPatch,
  hiddenPatch,
  search,
  blindTest,
];
