/**
 * What the reader can set, and its form in the address:
 * `#objectives?text=…&token=5&layer=2&q=4&k=2&t=0.8&top=40&p=0.9&seed=3&n=20&step=4`.
 */
import { decimal, defineState, index, int, type StateOf, seed, text } from '@kit/lab/state.ts';

export const TEMPERATURE = { min: 0, max: 2, step: 0.1 } as const;
export const TOP_P = { min: 0.05, max: 1, step: 0.05 } as const;
export const MAX_TOP_K = 4096;
export const MAX_LENGTH = 64;

export const STATE = defineState('objectives', {
  /** null: the sentence recorded with the book */
  text: text('text'),
  /** token that both models guess; null: the one that surprises the decoder most */
  token: index('token', null),
  /** layer whose attention is shown, averaged over its heads; null: all layers */
  layer: index('layer', null),
  /** chosen cell of the maps, positions in the sequence; null: the row that guesses the token, its strongest key */
  query: index('q', null),
  key: index('k', null),
  temperature: decimal('t', TEMPERATURE, 0.8),
  /** 0: all tokens */
  topK: int('top', { min: 0, max: MAX_TOP_K }, 0),
  topP: decimal('p', TOP_P, 0.9),
  seed: seed(1),
  /** how many tokens the decoder has to write after the sentence */
  length: int('n', { min: 0, max: MAX_LENGTH }, 12),
  /** written token whose distribution is open; null: the last */
  step: index('step', null),
});
export type LabState = StateOf<typeof STATE>;
