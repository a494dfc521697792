import { expect, it } from 'vitest';
import { curveOf, steepest } from './curve.ts';

const readings = [
  { size: '4k', x: 4000, seed: 1, value: 0.1 },
  { size: '4k', x: 4000, seed: 2, value: 0.3 },
  { size: '10k', x: 10_000, seed: 1, value: 0.8 },
  { size: '27k', x: 27_000, seed: 1, value: 1 },
];

it('takes the mean of the seeds of a size, and keeps the lowest and the highest', () => {
  expect(curveOf(readings)).toMatchObject([
    { size: '4k', y: 0.2, low: 0.1, high: 0.3, count: 2 },
    { size: '10k', y: 0.8, low: 0.8, high: 0.8, count: 1 },
    { size: '27k', y: 1, count: 1 },
  ]);
});

it('the steepest step is a share of the whole climb: 0.6 of 0.8', () => {
  const step = steepest(curveOf(readings));
  expect(step).toMatchObject({ from: { size: '4k' }, to: { size: '10k' } });
  expect(step?.share).toBeCloseTo(0.75, 12);
});

it('a curve that comes down again may have a step larger than its climb; one that does not climb has none', () => {
  const [low, high, end] = [0.2, 0.9, 0.4].map((value, i) => ({ size: `${i}`, x: i + 1, seed: 1, value }));
  if (!low || !high || !end) throw new Error('three');
  expect(steepest(curveOf([low, high, end]))?.share).toBeCloseTo(3.5, 12);
  expect(steepest(curveOf([high, low]))).toBeNull();
  expect(steepest([])).toBeNull();
});
