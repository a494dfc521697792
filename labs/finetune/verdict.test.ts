import { describe, expect, it } from 'vitest';
import { type Measure, type StepPoint, stepTicks } from './run.ts';
import { epochs, trainingLoss, verdictOf } from './verdict.ts';

const V = 4096; // ln V = 8.318
const falling = (from: number, to: number, count: number): StepPoint[] =>
  Array.from({ length: count }, (_, i) => ({
    step: i + 1,
    loss: from + ((to - from) * i) / Math.max(1, count - 1),
    gradientNorm: 1,
  }));
const held = (...losses: readonly number[]): Measure[] =>
  losses.map((loss, i) => ({ step: 10 * i, held: loss, fr: 3, en: 3 }));

describe('what the losses say', () => {
  it('nothing before the first step, nor before the first measure after it', () => {
    expect(verdictOf({ steps: [], measures: held(5) }, V).kind).toBe('begun');
    expect(verdictOf({ steps: falling(5, 4, 4), measures: held(5) }, V).kind).toBe('begun');
  });

  it('it learns: from the base to the last measure', () => {
    const run = { steps: falling(5, 3.5, 20), measures: held(5.5, 4, 3.8) };
    expect(verdictOf(run, V)).toEqual({ kind: 'learning', base: 5.5, loss: 3.8 });
  });

  it('numbers that overflowed, whatever came before', () => {
    const steps = [...falling(5, 4, 5), { step: 6, loss: Number.NaN, gradientNorm: 1 }];
    expect(verdictOf({ steps, measures: held(5, 4) }, V)).toEqual({ kind: 'overflow', at: 6 });
    const norm = [{ step: 1, loss: 5, gradientNorm: Number.POSITIVE_INFINITY }];
    expect(verdictOf({ steps: norm, measures: held(5) }, V).kind).toBe('overflow');
    expect(verdictOf({ steps: falling(5, 4, 10), measures: held(5, Number.NaN) }, V).kind).toBe('overflow');
  });

  it('worse than chance: above ln 4096, on the batches or on what was held out', () => {
    expect(verdictOf({ steps: falling(9, 9, 10), measures: held(5, 6) }, V)).toMatchObject({ kind: 'chance', loss: 9 });
    expect(verdictOf({ steps: falling(8, 8, 10), measures: held(5, 8.4) }, V)).toMatchObject({
      kind: 'chance',
      loss: 8.4,
    });
    expect(verdictOf({ steps: falling(8.2, 8.2, 10), measures: held(5, 8.3) }, V).kind).toBe('diverging');
  });

  it('diverging: both above where they began', () => {
    const run = { steps: falling(5, 6, 20), measures: held(5, 5.6, 6.1) };
    expect(verdictOf(run, V)).toEqual({ kind: 'diverging', at: 20, loss: 6.1, base: 5 });
  });

  it('overfitting: what was held out climbs from its lowest while training goes on falling', () => {
    const run = { steps: falling(5, 0.2, 40), measures: held(5, 4.5, 4.4, 4.9, 5.4) };
    expect(verdictOf(run, V)).toMatchObject({ kind: 'overfit', at: 20, best: 4.4, loss: 5.4 });
    // from the base itself, when the first step was already by heart
    expect(verdictOf({ steps: falling(5, 0.2, 10), measures: held(4, 4.6) }, V)).toMatchObject({
      kind: 'overfit',
      at: 0,
    });
    // a few hundredths are the noise of a few windows
    expect(verdictOf({ steps: falling(5, 3, 20), measures: held(5, 4, 4.04) }, V).kind).toBe('learning');
  });

  it('nothing to measure on', () => {
    expect(verdictOf({ steps: falling(5, 1, 10), measures: [{ step: 0, fr: 3, en: 3 }] }, V).kind).toBe('unmeasured');
  });
});

it('the training loss is the mean of the last five steps up to one', () => {
  const steps = [1, 2, 3, 4, 5, 6, 7].map((loss, i) => ({ step: i + 1, loss, gradientNorm: 1 }));
  expect(trainingLoss({ steps }, 6)).toBe(4); // (2 + 3 + 4 + 5 + 6) / 5
  expect(trainingLoss({ steps }, 2)).toBe(1.5);
});

it('80 steps of 8 windows out of 800 show each 0.8 times', () => {
  expect(epochs(80, 8, 800)).toBe(0.8);
});

it('the axis of steps names tens and the last', () => {
  expect(stepTicks(80)).toEqual([0, 20, 40, 60, 80]);
  expect(stepTicks(45)).toEqual([0, 20, 40, 45]);
  expect(stepTicks(10)).toEqual([0, 10]);
  expect(stepTicks(0)).toEqual([1]);
});
