/** What the reader can set, and its form in the address: `#{{id}}?text=…&t=0.8&n=12`. */
import { decimal, defineState, int, type StateOf, text } from '@kit/lab/state.ts';

export const TEMPERATURE = { min: 0, max: 2, step: 0.1 } as const;
export const COUNT = { min: 1, max: 20 } as const;

export const STATE = defineState('{{id}}', {
  /** null: the sentence recorded with the book */
  text: text('text'),
  /** of the softmax */
  temperature: decimal('t', TEMPERATURE, 1),
  /** how many tokens are shown */
  count: int('n', COUNT, 8),
});
export type LabState = StateOf<typeof STATE>;
