import { expect, it } from 'vitest';
import { geometricSteps, linearScale, logScale } from './scale.ts';

it('maps both ends and the middle, downwards too', () => {
  const y = linearScale([1, 3], [200, 100]);
  expect([1, 2, 3].map(y)).toEqual([200, 150, 100]);
});

it('gives equal lengths to equal ratios', () => {
  const x = logScale([10, 1e5], [0, 80]);
  expect(x(100)).toBeCloseTo(20, 10);
  expect(x(1e4) - x(1e3)).toBeCloseTo(20, 10);
});

it('steps in geometric progression', () => {
  const steps = geometricSteps(1, 16, 5);
  [1, 2, 4, 8, 16].forEach((value, i) => {
    expect(steps[i]).toBeCloseTo(value, 10);
  });
});
