/** Exercises of the chain-of-thought lab, in the order of the text. Ids are stable: progress is stored under them. */
import type { Exercise } from '@kit/exercises/types.ts';
import { everyStep, threeVoters, whyWrite } from './by-hand.ts';
import { blindDigit, keptAnswer, rightOutOf, tokensWritten, wrongStep } from './in-the-lab.ts';
import { voteCode } from './vote-code.ts';

export const exercises: readonly Exercise[] = [
  everyStep,
  threeVoters,
  voteCode,
  blindDigit,
  tokensWritten,
  rightOutOf,
  wrongStep,
  keptAnswer,
  whyWrite,
];
