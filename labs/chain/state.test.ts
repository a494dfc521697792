import { describe, expect, it } from 'vitest';
import { type LabState, STATE } from './state.ts';

const state: LabState = {
  view: 'vote',
  language: 'en',
  depth: 9,
  seed: 812,
  text: 'Léa a 3 & 4 ?',
  temperature: 1.4,
  chains: 5,
  step: 3,
  topP: 0.9,
  value: 0,
  count: 100,
};

describe('the state in the address', () => {
  it('comes back as it went', () => {
    expect(STATE.read(STATE.write(state), STATE.defaultsIn('fr'))).toEqual(state);
    expect(STATE.read(STATE.write(STATE.defaultsIn('en')), STATE.defaultsIn('fr'))).toEqual(STATE.defaultsIn('en'));
  });

  it('names the language, even by default: a link must not change with the reader', () => {
    expect([...STATE.write(STATE.defaultsIn('fr'))]).toEqual([['lang', 'fr']]);
  });

  it('ignores what is hostile or stale, one value at a time', () => {
    const params = new URLSearchParams('view=x&lang=de&d=99&seed=-1&t=9&p=2&n=1000&step=0&v=12&count=7&q=%00');
    expect(STATE.read(params, STATE.defaultsIn('fr'))).toEqual(STATE.defaultsIn('fr'));
    params.set('d', '7');
    expect(STATE.read(params, STATE.defaultsIn('fr'))).toEqual({ ...STATE.defaultsIn('fr'), depth: 7 });
  });
});
