import { paramsOf } from '@kit/lab/address.ts';
import { expect, it } from 'vitest';
import { type LabState, STATE } from './state.ts';

const full: LabState = {
  text: 'L’été, « où » vas-tu ? 50 % & plus = 1+1 #fin',
  token: 4,
  layer: 2,
  query: 5,
  key: 1,
  temperature: 0,
  topK: 40,
  topP: 0.95,
  seed: 77,
  length: 0,
  step: 3,
};
const through = (state: LabState) => STATE.read(paramsOf('objectives', STATE.hash(state)) ?? new URLSearchParams());

it.each([
  ['the default', STATE.defaults],
  ['a full', full],
])('%s state comes back from its link', (_, state) => {
  expect(through(state)).toEqual(state);
});

it('says nothing of what is as usual, and counts from 1', () => {
  expect(STATE.write(STATE.defaults).size).toBe(0);
  expect(STATE.write({ ...full, text: null }).toString()).toBe(
    'token=5&layer=3&q=6&k=2&t=0&top=40&p=0.95&seed=77&n=0&step=4',
  );
});

it('ignores each bad value by itself', () => {
  const hostile = 'text=%00&token=0&layer=x&t=-1&top=99999&p=0&seed=1e9&n=65&step=-3';
  expect(STATE.read(new URLSearchParams(hostile))).toEqual(STATE.defaults);
  expect(STATE.read(new URLSearchParams('t=3&seed=5'))).toEqual({ ...STATE.defaults, seed: 5 });
});
