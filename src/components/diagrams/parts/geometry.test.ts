import { describe, expect, it } from 'vitest';
import { arrowPaths, path } from './geometry.ts';

describe('arrowPaths', () => {
  it('ends the head on the last point and the shaft one head-length before it', () => {
    expect(
      arrowPaths([
        [0, 0],
        [20, 0],
      ]),
    ).toEqual({ shaft: 'M0,0L12,0', head: 'M12,3.5L20,0L12,-3.5Z' });
  });

  it('turns the head with the last segment of a bent arrow', () => {
    const { shaft, head } = arrowPaths([
      [0, 0],
      [10, 0],
      [10, 30],
    ]);
    expect(shaft).toBe('M0,0L10,0L10,22');
    expect(head).toBe('M6.5,22L10,30L13.5,22Z');
  });

  it('refuses what has no direction', () => {
    expect(() => arrowPaths([[1, 1]])).toThrow(RangeError);
    expect(() =>
      arrowPaths([
        [1, 1],
        [1, 1],
      ]),
    ).toThrow(RangeError);
  });
});

it('path rounds to hundredths', () => {
  expect(
    path([
      [1 / 3, -0.001],
      [2, 3],
    ]),
  ).toBe('M0.33,0L2,3');
});
