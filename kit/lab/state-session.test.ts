import { expect, it } from 'vitest';
import { defineState, int } from './state.ts';
import { StateSession } from './state-session.svelte.ts';

const STATE = defineState('test', {
  inputs: int('in', { min: 1, max: 9 }, 2),
  outputs: int('out', { min: 1, max: 9 }, 3),
});

it('a link is no change by the reader; what they set and take back is', () => {
  const session = new StateSession(STATE);
  session.restore(STATE.read(new URLSearchParams('in=5')));
  expect([session.view, session.touched]).toEqual([{ inputs: 5, outputs: 3 }, false]);
  session.set({ outputs: 4 });
  expect([session.view, session.touched]).toEqual([{ inputs: 5, outputs: 4 }, true]);
  expect(STATE.hash(session.view)).toBe('#test?in=5&out=4');
  session.reset();
  expect(session.view).toEqual({ inputs: 2, outputs: 3 });
});
