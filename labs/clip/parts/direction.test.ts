import { expect, it } from 'vitest';
import { nextPoint } from './direction.ts';

const SPOTS = [
  { left: 50, top: 50 },
  { left: 60, top: 50 },
  { left: 55, top: 90 },
  { left: 50, top: 20 },
  { left: 10, top: 55 },
];

it('arrows go to the nearest point on their side', () => {
  expect(nextPoint('ArrowRight', SPOTS, 0)).toBe(1);
  expect(nextPoint('ArrowDown', SPOTS, 0)).toBe(2);
  expect(nextPoint('ArrowUp', SPOTS, 0)).toBe(3);
  expect(nextPoint('ArrowLeft', SPOTS, 0)).toBe(4);
  expect(nextPoint('ArrowLeft', SPOTS, 4)).toBe(4);
  expect(nextPoint('Enter', SPOTS, 0)).toBeNull();
});
