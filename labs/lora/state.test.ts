import { paramsOf } from '@kit/lab/address.ts';
import { describe, expect, it } from 'vitest';
import { type LabState, OWN, ownLeftOut, STATE, within } from './state.ts';

const SHIPPED = ['telegramme', 'theatre'];
const there = STATE.hash;
const back = (hash: string) => within(STATE.read(paramsOf('lora-lab', hash) as URLSearchParams), SHIPPED);

describe('address of the lab', () => {
  it('carries every choice, and nothing when none was made', () => {
    expect(there(STATE.defaults)).toBe('#lora-lab');
    const state: LabState = {
      text: 'Où est-il ?',
      adapter: 'theatre',
      strength: 0.4,
      second: 'telegramme',
      secondStrength: 1.5,
      rank: 0,
      length: 8,
      seed: 77,
    };
    expect(back(there(state))).toEqual(state);
  });

  it('leaves out an adapter that only the reader has', () => {
    expect(back(there({ ...STATE.defaults, adapter: OWN }))).toEqual(STATE.defaults);
    const states = [STATE.defaults, { ...STATE.defaults, adapter: OWN }, { ...STATE.defaults, second: OWN }];
    expect(states.map(ownLeftOut)).toEqual([false, true, true]);
  });

  it('ignores each hostile value by itself', () => {
    const hash = '#lora-lab?adapter=../../etc&s=99&plus=__proto__&rank=-1&n=1e9&s2=NaN&seed=0&text=ok%00';
    expect(back(hash)).toEqual({ ...STATE.defaults, text: 'ok' });
  });

  it('opens no adapter that the book does not have', () => {
    expect(back('#lora-lab?adapter=gone&plus=lost&s=0.5')).toEqual({ ...STATE.defaults, strength: 0.5 });
    expect(back('#lora-lab?adapter=theatre&plus=lost')).toEqual({ ...STATE.defaults, adapter: 'theatre' });
  });
});
