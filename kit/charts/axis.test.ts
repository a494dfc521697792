import { expect, it } from 'vitest';
import { formatNumber } from '../i18n/index.ts';
import { axis, geometricSteps, labelPlace, linearScale, linePath, logScale, logTicks, spaced } from './axis.ts';

it('maps both ends and the middle, downwards too; a single value stands in the middle', () => {
  const y = linearScale([1, 3], [200, 100]);
  expect([1, 2, 3].map(y)).toEqual([200, 150, 100]);
  expect(linearScale([4, 4], [10, 210])(4)).toBe(110);
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

const ticks = (low: number, high: number, most: number) => axis('linear', [low, high], [0, 90], most).ticks;

it('ticks are multiples of 1, 2 or 5, without the dust of binary fractions', () => {
  expect(ticks(0, 1, 6)).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1]);
  expect(ticks(0, 0.3, 4)).toEqual([0, 0.1, 0.2, 0.3]);
  expect(ticks(-7, 23, 5)).toEqual([-10, 0, 10, 20, 30]);
  expect(ticks(0, 43, 6)).toEqual([0, 10, 20, 30, 40, 50]);
  expect(ticks(3, 3, 5)).toEqual([3]);
});

it('ticks of a logarithm: 1–2–5 over few decades, powers of ten over many, some of them over very many', () => {
  expect(logTicks(1, 100, 7)).toEqual([1, 2, 5, 10, 20, 50, 100]);
  expect(logTicks(3, 40, 6)).toEqual([5, 10, 20]);
  expect(logTicks(1e6, 1e12, 7)).toEqual([1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12]);
  expect(logTicks(1e6, 1e12, 4)).toEqual([1e6, 1e8, 1e10, 1e12]);
  expect(logTicks(0.001, 1, 4)).toEqual([0.001, 0.01, 0.1, 1]);
});

it('a linear axis opens out to round ends, which are its first and last ticks', () => {
  const { scale, ticks } = axis('linear', [2.4, 5.1], [0, 400], 5);
  expect(ticks).toEqual([2, 3, 4, 5, 6]);
  expect([scale(2), scale(6)]).toEqual([0, 400]);
});

it('ticks read as each language writes numbers', () => {
  expect(ticks(0, 20_000, 3).map((tick) => formatNumber('fr', tick))).toEqual(['0', '10\u202f000', '20\u202f000']);
  expect(ticks(-0.5, 0.5, 3).map((tick) => formatNumber('fr', tick))).toEqual(['−0,5', '0', '0,5']);
  expect(logTicks(0.1, 10, 3).map((tick) => formatNumber('en', tick))).toEqual(['0.1', '1', '10']);
});

it('drops the labels that would touch, never the ends', () => {
  const x = linearScale([1, 16], [10, 210]);
  expect(spaced(x, [1, 2, 8, 16], 20)).toEqual([1, 8, 16]);
  expect(spaced(x, [1, 8, 15, 16], 20)).toEqual([1, 8, 16]);
});

it('draws a line through points', () => {
  expect(
    linePath([
      [0, 1.04],
      [10, 2.25],
    ]),
  ).toBe('M0.0 1.0L10.0 2.3');
  expect(linePath([])).toBe('');
});

it('the label of the last tick stays inside the chart', () => {
  expect(labelPlace(100, '1 × 10¹²', 300)).toEqual({ class: 'middle', x: 100 });
  expect(labelPlace(290, '1 × 10¹³', 300)).toEqual({ class: 'end', x: 300 });
});
