/** What the reader can set, and its form in the address: `#{{id}}?in=64&out=256`. */
import { defineState, int, type StateOf } from '@kit/lab/state.ts';

export const WIDTH = { min: 1, max: 4096 } as const;

export const STATE = defineState('{{id}}', {
  inputs: int('in', WIDTH, 64),
  outputs: int('out', WIDTH, 256),
});
export type LabState = StateOf<typeof STATE>;
