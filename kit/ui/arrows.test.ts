import { describe, expect, it } from 'vitest';
import { inGrid, inLanes, inRow, onScale, type Step, toNearest } from './arrows.ts';

const press =
  (step: Step, at: number, count: number) =>
  (key: string, ctrlKey = false) =>
    step({ key, ctrlKey }, at, count, []);

describe('a row', () => {
  it('goes by one, to the ends, and stays inside', () => {
    expect(['ArrowLeft', 'ArrowRight', 'Home', 'End'].map((key) => press(inRow, 1, 4)(key))).toEqual([0, 2, 0, 3]);
    expect(press(inRow, 3, 4)('ArrowRight')).toBe(3);
    expect(press(inRow, 0, 4)('ArrowLeft')).toBe(0);
  });

  it('leaves other keys alone, and an empty row all of them', () => {
    expect(['ArrowUp', 'Enter', 'Tab'].map((key) => press(inRow, 1, 4)(key))).toEqual([null, null, null]);
    expect(press(inRow, 0, 0)('End')).toBeNull();
  });
});

it('a scale: up is more, a page is several', () => {
  const at2 = press(onScale(8), 2, 24);
  expect(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'ArrowRight', 'End'].map((key) => at2(key))).toEqual([
    3, 1, 10, 0, 3, 23,
  ]);
});

it('a grid of 3 × 4, from row 1, column 1: cells are counted row by row', () => {
  const move = press(inGrid(4), 5, 12);
  expect(['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'].map((key) => move(key))).toEqual([1, 9, 4, 6]);
  expect([move('Home'), move('End'), move('Home', true), move('End', true)]).toEqual([4, 7, 0, 11]);
  expect(press(inGrid(4), 0, 12)('ArrowLeft')).toBe(0);
  expect([move('Enter'), move('Tab')]).toEqual([null, null]);
});

it('scattered points: to the nearest on that side', () => {
  const spots = [
    { left: 50, top: 50 },
    { left: 60, top: 50 },
    { left: 55, top: 90 },
    { left: 50, top: 20 },
    { left: 10, top: 55 },
  ];
  const from = (at: number) => press(toNearest(spots), at, spots.length);
  expect(['ArrowRight', 'ArrowDown', 'ArrowUp', 'ArrowLeft'].map((key) => from(0)(key))).toEqual([1, 2, 3, 4]);
  expect(from(4)('ArrowLeft')).toBe(4);
  expect(from(0)('Enter')).toBeNull();
});

it('lanes: along one, or to the nearest mark of the next that has any', () => {
  const marks = [
    { lane: 0, x: 10 },
    { lane: 0, x: 40 },
    { lane: 0, x: 80 },
    { lane: 2, x: 30 },
    { lane: 2, x: 90 },
  ];
  const from = (at: number) => press(inLanes(marks), at, marks.length);
  expect([from(1)('ArrowRight'), from(1)('ArrowLeft'), from(1)('Home'), from(1)('End')]).toEqual([2, 0, 0, 2]);
  expect([from(1)('ArrowDown'), from(2)('ArrowDown'), from(4)('ArrowUp')]).toEqual([3, 4, 2]);
  expect([from(0)('ArrowUp'), from(4)('ArrowRight'), from(0)('Enter')]).toEqual([0, 4, null]);
});
