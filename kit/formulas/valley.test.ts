import { expect, it } from 'vitest';
import { valley } from './valley.ts';

it('finds the bottom of a parabola in ln N exactly', () => {
  const points = [1e4, 3e4, 1e5, 3e5, 1e6].map((x) => ({ x, y: 2 + 0.3 * Math.log(x / 8e4) ** 2 }));
  const found = valley(points);
  expect(found?.bottom.x).toBeCloseTo(8e4, 4);
  expect(found?.bottom.y).toBeCloseTo(2, 12);
  expect(found?.at(1e4)).toBeCloseTo(points[0]?.y ?? 0, 10);
});

it('has none where the lowest point is at an end', () => {
  expect(valley([1, 2, 3].map((x) => ({ x, y: x })))).toBeNull();
  expect(valley([1, 2, 3].map((x) => ({ x, y: -x })))).toBeNull();
});
