import { paramsOf } from '@kit/lab/address.ts';
import { describe, expect, it } from 'vitest';
import { ADDRESS, DEFAULTS, fromParams, OWN, ownLeftOut, type Setting, toHash } from './setting.ts';

const SHIPPED = ['telegramme', 'theatre'];
const there = (setting: Setting) => toHash(setting);
const back = (hash: string) => fromParams(paramsOf(ADDRESS, hash) as URLSearchParams, SHIPPED);

describe('address of the lab', () => {
  it('carries every choice, and nothing when none was made', () => {
    expect(there(DEFAULTS)).toBe('#lora-lab');
    const setting: Setting = {
      text: 'Où est-il ?',
      adapter: 'theatre',
      strength: 0.4,
      second: 'telegramme',
      secondStrength: 1.5,
      rank: 0,
      length: 8,
      seed: 77,
    };
    expect(back(there(setting))).toEqual(setting);
  });

  it('leaves out an adapter that only the reader has', () => {
    expect(back(there({ ...DEFAULTS, adapter: OWN }))).toEqual(DEFAULTS);
    const settings = [DEFAULTS, { ...DEFAULTS, adapter: OWN }, { ...DEFAULTS, second: OWN }];
    expect(settings.map(ownLeftOut)).toEqual([false, true, true]);
  });

  it('ignores each hostile value by itself', () => {
    const hash = '#lora-lab?adapter=../../etc&s=99&plus=__proto__&rank=-1&n=1e9&s2=NaN&seed=0&text=ok%00';
    expect(back(hash)).toEqual({ ...DEFAULTS, text: 'ok' });
  });
});
