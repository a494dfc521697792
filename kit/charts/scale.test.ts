import { expect, it } from 'vitest';
import { parseRgb, pixels, pooled, SHARES, signedScale, strength } from './scale.ts';

const palette = { paper: [255, 255, 255], positive: [0, 0, 200], negative: [200, 100, 0] } as const;

it('draws shares by their square root, and signed values linearly', () => {
  expect(strength(0.25, SHARES)).toBe(0.5);
  expect(strength(1, SHARES)).toBe(1);
  const scale = signedScale([-4, 2, Number.NEGATIVE_INFINITY, Number.NaN]);
  expect(scale).toEqual({ kind: 'signed', limit: 4 });
  expect(strength(-2, scale)).toBe(0.5);
  expect(strength(Number.NEGATIVE_INFINITY, scale)).toBeNaN();
  expect(signedScale([0, 0])).toEqual({ kind: 'signed', limit: 1 });
});

it('mixes paper and hue, and leaves cells without a value transparent', () => {
  const values = Float32Array.of(1, -0.5, Number.NEGATIVE_INFINITY);
  expect([...pixels(values, { kind: 'signed', limit: 1 }, palette)]).toEqual([
    ...[0, 0, 200, 255],
    ...[228, 178, 128, 255],
    ...[0, 0, 0, 0],
  ]);
});

it('reads computed colours in both notations', () => {
  expect(parseRgb('rgb(31, 78, 140)')).toEqual([31, 78, 140]);
  expect(parseRgb('color(srgb 0.2 1 0)')).toEqual([51, 255, 0]);
});

it('shrinks by blocks without losing a lone strong cell', () => {
  const values = Float32Array.of(0, 0, 0, 0, 0, 0.9, 0, 0, 0.1, 0, 0, 0, 0, 0, 0, 0.3);
  expect(pooled(values, 4, 4, 2)).toEqual({
    values: Float32Array.of(Math.fround(0.9), 0, Math.fround(0.1), Math.fround(0.3)),
    rows: 2,
    cols: 2,
  });
  expect(pooled(values, 4, 4, 4).values).toBe(values);
});
