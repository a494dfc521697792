/** The result recorded when the book is built, as it travels to the lab. */
import type { Guesses } from './guesses.ts';

export interface Recording {
  /** after the sentence of the beginning */
  readonly first: Guesses;
  /** its length */
  readonly tokens: number;
  /** longest sentence that the model reads, in tokens */
  readonly longest: number;
}
