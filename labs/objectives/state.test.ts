import { labHash, paramsOf } from '@kit/lab/address.ts';
import { expect, it } from 'vitest';
import { DEFAULT_STATE, type LabState, readState, writeState } from './state.ts';

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
const through = (state: LabState) =>
  readState(paramsOf('objectives', labHash('objectives', writeState(state))) ?? new URLSearchParams());

it.each([
  ['the default', DEFAULT_STATE],
  ['a full', full],
])('%s state comes back from its link', (_, state) => {
  expect(through(state)).toEqual(state);
});

it('says nothing of what is as usual, and counts from 1', () => {
  expect(writeState(DEFAULT_STATE).size).toBe(0);
  expect(writeState({ ...full, text: null }).toString()).toBe(
    'token=5&layer=3&q=6&k=2&t=0&top=40&p=0.95&seed=77&n=0&step=4',
  );
});

it('ignores each bad value by itself', () => {
  const hostile = 'text=%00&token=0&layer=x&t=-1&top=99999&p=0&seed=1e9&n=65&step=-3';
  expect(readState(new URLSearchParams(hostile))).toEqual(DEFAULT_STATE);
  expect(readState(new URLSearchParams('t=3&seed=5'))).toEqual({ ...DEFAULT_STATE, seed: 5 });
});
