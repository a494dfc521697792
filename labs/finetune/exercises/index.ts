/** Exercises answered by training, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { forgotten, frozenA, seedSpread } from './compared.ts';
import { resume } from './resume.ts';
import { bestMatrix, enoughRank, tooFast } from './searches.ts';

export const exercises: readonly Exercise[] = [tooFast, seedSpread, enoughRank, bestMatrix, frozenA, resume, forgotten];
