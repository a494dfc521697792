import { describe, expect, it } from 'vitest';
import { type LabState, STATE } from './state.ts';

const byDefault = STATE.defaultsIn('fr');
const again = (state: LabState) => STATE.read(new URLSearchParams(String(STATE.write(state))), byDefault);

describe('state in the address', () => {
  it('comes back whole', () => {
    const state: LabState = {
      view: 'heads',
      family: 'new-orders',
      language: 'en',
      k: 0,
      seed: 4711,
      labels: 'shuffled',
      order: 7,
      text: 'Complete:\n- a → b\n- c →',
      opened: { layer: 3, head: 0 },
      count: 100,
      off: [
        { layer: 0, head: 7 },
        { layer: 2, head: 1 },
      ],
    };
    expect(again(state)).toEqual(state);
    expect(again(byDefault)).toEqual(byDefault);
  });

  it('counts layers and heads from 1', () => {
    const params = STATE.write({ ...byDefault, opened: { layer: 0, head: 1 }, off: [{ layer: 1, head: 2 }] });
    expect([params.get('head'), params.get('off')]).toEqual(['1.2', '2.3']);
  });

  it.each([
    ['k=99&seed=-1&task=unknown&lang=de&labels=none&view=x&order=1000&count=7&head=0.1&off=a,1.2.3,0.0,9'],
    ['k=1e3&seed=2.5&q=%00%01&head=&off='],
  ])('ignores what it does not understand: %s', (query) => {
    expect(STATE.read(new URLSearchParams(query), byDefault)).toEqual(byDefault);
  });

  it('switches a head off once', () => {
    expect(STATE.read(new URLSearchParams('off=1.2,1.2'), byDefault).off).toEqual([{ layer: 0, head: 1 }]);
  });
});
