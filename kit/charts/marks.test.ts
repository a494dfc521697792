import { expect, it } from 'vitest';
import { dodge, nearest } from './marks.ts';

it('finds the mark under the pointer, else the nearest, else none', () => {
  const bar = { lane: 0, x: 0, y: 0, width: 100, height: 20, text: '' };
  const point = { lane: 0, x: 104, y: 10, text: '' };
  expect(nearest([bar, point], 90, 10)).toBe(0);
  expect(nearest([bar, point], 103, 10)).toBe(1);
  expect(nearest([point, bar], 50, 400)).toBe(1);
  expect(nearest([], 0, 0)).toBe(-1);
});

it('sets series side by side around the true place', () => {
  expect([0, 1, 2].map((i) => dodge(i, 3, 4))).toEqual([-4, 0, 4]);
  expect(dodge(0, 1, 4)).toBe(0);
});
