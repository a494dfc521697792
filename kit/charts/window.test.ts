import { expect, it } from 'vitest';
import { moveInGrid, windowAround } from './window.ts';

it('keeps the window inside the list', () => {
  expect(windowAround(0, 3, 10)).toEqual([0, 1, 2]);
  expect(windowAround(5, 3, 10)).toEqual([4, 5, 6]);
  expect(windowAround(9, 3, 10)).toEqual([7, 8, 9]);
  expect(windowAround(1, 9, 2)).toEqual([0, 1]);
});

it('moves inside the grid, and leaves other keys alone', () => {
  const press = (key: string, ctrlKey = false) => moveInGrid({ key, ctrlKey }, { row: 1, col: 1 }, 3, 4);
  expect(press('ArrowUp')).toEqual({ row: 0, col: 1 });
  expect(press('ArrowRight')).toEqual({ row: 1, col: 2 });
  expect(press('End')).toEqual({ row: 1, col: 3 });
  expect(press('Home', true)).toEqual({ row: 0, col: 0 });
  expect(moveInGrid({ key: 'ArrowLeft', ctrlKey: false }, { row: 0, col: 0 }, 3, 4)).toEqual({ row: 0, col: 0 });
  expect(press('Enter')).toBeNull();
  expect(press('Tab')).toBeNull();
});
