/** What the build records of this lab. */
import type { Family } from './family.ts';
import type { Reading, Written } from './reading.ts';

export interface Recording {
  readonly family: Family;
  /** of a sentence of ours, by every shipped size */
  readonly reading: Reading;
  readonly written: readonly Written[];
}
