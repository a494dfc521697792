/** What the build records of this lab. */
import type { SizeAnswers } from './answer.ts';
import type { Outputs } from './kept.ts';

export interface Recording {
  readonly outputs: Outputs;
  /** sizes that answer in the page */
  readonly live: readonly string[];
  /** seed of their training */
  readonly liveSeed: number;
  /** the sum of the beginning, and what those sizes answer to it */
  readonly sum: string;
  readonly answered: readonly SizeAnswers[];
}
