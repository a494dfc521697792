/** What the reader can set, and its form in the address: `#additions?n=5&c=some&s=1&k=10k&b=40&a=1`. */
import { choice, decimal, defineState, field, flag, numberOf, type StateOf, text } from '@kit/lab/state.ts';

export const VIEWS = ['measures', 'log', 'own'] as const;
/** digits of each number */
export const LENGTHS = [2, 3, 4, 5] as const;
/** any sum; sums without a carry; sums with one at least */
export const CARRIES = ['any', 'none', 'some'] as const;
export type Carry = (typeof CARRIES)[number];
/** seeds of the training (training/scaling/family.py), or the three together */
export const SEEDS = ['all', '1337', '1', '2'] as const;
/** of a bet, per cent */
export const PERCENT = { min: 0, max: 100 } as const;

// not the lab's own name: a heading of the section has it
export const STATE = defineState('additions', {
  view: choice('v', VIEWS, 'measures'),
  digits: numberOf('n', LENGTHS, 5),
  carry: choice('c', CARRIES, 'any'),
  run: choice('s', SEEDS, 'all'),
  /** size of which the bet and the log speak */
  size: field('k', '10k', (said) => (/^\d{1,4}k$/.test(said) ? said : null)),
  /** per cent of whole sums right; null: as many as digits */
  bet: decimal('b', PERCENT, null),
  /** the bet is made: the answer shows */
  seen: flag('a', false),
  /** the reader's own sum; null: the one recorded with the book */
  sum: text('q'),
  /** the reader's own measure; null: the one of the page */
  measure: text('f'),
});
export type LabState = StateOf<typeof STATE>;
