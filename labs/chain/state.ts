/**
 * What the reader can set, and its form in the address:
 * `#chain?view=vote&lang=fr&d=6&seed=3&q=…&t=1.2&p=0.9&n=9&step=2&v=5&count=25`.
 */
import { choice, defineState, int, language, numberOf, onStep, type StateOf, seed, text } from '@kit/lab/state.ts';
import { COUNTS } from './studies.ts';

export const VIEWS = ['prompts', 'depth', 'edit', 'vote'] as const;
export type View = (typeof VIEWS)[number];

export const DEPTH = { min: 1, max: 16 } as const;
/** On either side of what the model can stand: greedy chains below, words in disorder above. */
export const TEMPERATURE = { min: 0.1, max: 3, step: 0.1 } as const;
export const NUCLEUS = { min: 0.8, max: 1, step: 0.01 } as const;
export const CHAINS = { min: 1, max: 15 } as const;

export const STATE = defineState('chain', {
  view: choice('view', VIEWS, 'prompts'),
  /** of the problems */
  language: language('lang'),
  /** operations of the drawn problem, and of the sets of the vote and of the changed step */
  depth: int('d', DEPTH, 6),
  /**
   * of the problem, of the sets and of the draws; at first, of a problem on which chains disagree, in both languages
   */
  seed: seed(37),
  /** a statement written by the reader; null: the one drawn */
  text: text('q'),
  // chains that differ and still read: measured, see scripts/measure-votes.ts
  temperature: onStep('t', TEMPERATURE, 2.2),
  /** p of the nucleus that the tokens are drawn from; 1: from all */
  topP: onStep('p', NUCLEUS, 0.95),
  chains: int('n', CHAINS, 9),
  /** step that is changed, from 1 */
  step: int('step', DEPTH, 2),
  /** what is written there; null: the right value plus one */
  value: int('v', { min: 0, max: 9 }, null),
  /** problems per point of a study */
  count: numberOf('count', COUNTS, 25),
});
export type LabState = StateOf<typeof STATE>;
