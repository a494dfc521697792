import { expect, it } from 'vitest';
import { proportion } from '../math/proportion.ts';
import { abscissas, dodge, spacedTicks, xPixel, yPixel } from './intervals.ts';

const frame = { width: 220, height: 120, left: 10, right: 10, top: 10, bottom: 10 };

it('places shares from bottom to top, abscissas from left to right', () => {
  expect([0, 0.5, 1].map((share) => yPixel(frame, share))).toEqual([110, 60, 10]);
  expect([1, 3, 5].map((x) => xPixel(frame, [1, 2, 5], x))).toEqual([10, 110, 210]);
  expect(xPixel(frame, [4], 4)).toBe(110);
});

it('sets series side by side around the true place', () => {
  expect([0, 1, 2].map((i) => dodge(i, 3, 4))).toEqual([-4, 0, 4]);
  expect(dodge(0, 1, 4)).toBe(0);
});

it('knows every abscissa, and drops the labels that would touch', () => {
  const series = [[1, 8], [2, 8, 16], []].map((xs, i) => ({
    id: String(i),
    label: '',
    points: xs.map((x) => ({ x, value: proportion(1, 2) })),
  }));
  expect(abscissas(series)).toEqual([1, 2, 8, 16]);
  expect(spacedTicks(frame, [1, 2, 8, 16], 20)).toEqual([1, 8, 16]);
  expect(spacedTicks(frame, [1, 8, 15, 16], 20)).toEqual([1, 8, 16]);
});
