import { expect, it } from 'vitest';
import { windowAround } from './window.ts';

it('keeps the window inside the list', () => {
  expect(windowAround(0, 3, 10)).toEqual([0, 1, 2]);
  expect(windowAround(5, 3, 10)).toEqual([4, 5, 6]);
  expect(windowAround(9, 3, 10)).toEqual([7, 8, 9]);
  expect(windowAround(1, 9, 2)).toEqual([0, 1]);
});
