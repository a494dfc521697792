import { randomStream } from '@kit/math/random.ts';
import { describe, expect, it } from 'vitest';
import { COLOURS, decode, encode, extend, type Stroke, WIDTHS } from './strokes.ts';

const random = randomStream(3);
const draw = (size: number): Stroke => ({
  colour: Math.floor(random() * COLOURS.length),
  width: Math.floor(random() * WIDTHS.length),
  points: Array.from({ length: size }, () => [Math.floor(random() * 256), Math.floor(random() * 256)] as const),
});

describe('a drawing in a link', () => {
  it('comes back as it was', () => {
    const strokes = [draw(1), draw(7), draw(200)];
    expect(decode(encode(strokes))).toEqual(strokes);
    expect(encode(strokes)).toMatch(/^[\w-]+$/);
  });

  it('a long stroke is cut in parts that touch', () => {
    const long = draw(400);
    const parts = decode(encode([long])) ?? [];
    expect(parts.length).toBe(2);
    expect(parts[0]?.points.at(-1)).toEqual(parts[1]?.points[0]);
    expect([...(parts[0]?.points ?? []), ...(parts[1]?.points.slice(1) ?? [])]).toEqual(long.points);
  });

  it('anything else is no drawing', () => {
    const good = encode([draw(3)]);
    for (const bad of [
      '',
      'x',
      'A',
      '<svg>',
      '____',
      good.slice(0, -3),
      'A'.repeat(5000),
      encode([draw(250), draw(250), draw(250), draw(250)]),
    ])
      expect(decode(bad), bad).toBeNull();
    for (let i = 0; i < 2000; i++) {
      const text = Array.from(
        { length: 4 + Math.floor(random() * 60) },
        () => 'ABCDabcd0123-_'[Math.floor(random() * 14)],
      ).join('');
      const strokes = decode(text);
      for (const { colour, width, points } of strokes ?? []) {
        expect(colour).toBeLessThan(COLOURS.length);
        expect(width).toBeLessThan(WIDTHS.length);
        expect(points.length).toBeGreaterThan(0);
      }
    }
  });
});

describe('a stroke that grows', () => {
  it('stays on the sheet and skips what would not show', () => {
    const start: Stroke = { colour: 0, width: 0, points: [] };
    const one = extend(start, [300, -5]);
    expect(one.points).toEqual([[255, 0]]);
    expect(extend(one, [254, 1])).toBe(one);
    expect(extend(one, [200, 10.4]).points).toEqual([
      [255, 0],
      [200, 10],
    ]);
  });
});
