import { describe, expect, it } from 'vitest';
import { randomStream } from '../../kit/math/random.ts';
import { corrupt, framedWindows } from './masked.ts';

const CONFIG = { mask: 2, vocabulary: 500, endOfText: 0, context: 256 } as const;
const isText = (id: number) => id >= 8;
const ids = [0, ...Array.from({ length: 254 }, (_, i) => 100 + i), 0];

describe('what is hidden', () => {
  it('is 15 % of a window, never its ends: 80 % masked, 10 % another token, 10 % as it is', () => {
    const random = randomStream(1);
    let masked = 0;
    let kept = 0;
    let asked = 0;
    for (let i = 0; i < 200; i++) {
      const result = corrupt(ids, CONFIG, isText, random);
      expect(result.asked).toHaveLength(38);
      expect(new Set(result.asked).size).toBe(38);
      expect(result.asked).not.toContain(0);
      expect(result.asked).not.toContain(255);
      for (const [t, id] of result.shown.entries()) {
        if (!result.asked.includes(t)) expect(id).toBe(ids[t]);
        else {
          asked += 1;
          masked += id === CONFIG.mask ? 1 : 0;
          kept += id === ids[t] ? 1 : 0;
          expect(id === CONFIG.mask || isText(id)).toBe(true);
        }
      }
    }
    expect(masked / asked).toBeCloseTo(0.8, 1);
    expect(kept / asked).toBeCloseTo(0.1, 1);
  });

  it('depends on the seed alone', () => {
    expect(corrupt(ids, CONFIG, isText, randomStream(3))).toEqual(corrupt(ids, CONFIG, isText, randomStream(3)));
    expect(corrupt(ids, CONFIG, isText, randomStream(3))).not.toEqual(corrupt(ids, CONFIG, isText, randomStream(4)));
  });
});

describe('windows', () => {
  const config = { ...CONFIG, layers: 1, heads: 1, width: 1, headDim: 1 };
  it('are framed, whole, one after the other', () => {
    const rows = framedWindows(
      Array.from({ length: 600 }, (_, i) => 8 + i),
      config,
    );
    expect(rows.map((row) => row.length)).toEqual([256, 256]);
    expect(rows[1]?.slice(0, 2)).toEqual([0, 8 + 254]);
    expect(rows[1]?.at(-1)).toBe(0);
  });
  it('are short for a short text', () => {
    expect(framedWindows([9, 10], config)).toEqual([[0, 9, 10, 0]]);
  });
});
