import { describe, expect, it } from 'vitest';
import { type Schedule, schedule } from './pipeline-schedules.ts';

const CASES: readonly (readonly [Schedule, number, number, number])[] = [
  ['gpipe', 4, 8, 1],
  ['gpipe', 3, 5, 1],
  ['oneFOneB', 4, 8, 1],
  ['oneFOneB', 4, 32, 1],
  ['oneFOneB', 5, 2, 1],
  ['interleaved', 4, 8, 2],
  ['interleaved', 2, 6, 3],
  ['interleaved', 4, 16, 4],
];

describe.each(CASES)('%s, %d stages, %d micro-batches, %d slices', (kind, p, m, v) => {
  const { devices, duration, idle } = schedule(kind, p, m, v);

  it('waits as long as the formula of the chapter says', () => {
    expect(idle).toBeCloseTo((p - 1) / (v * m + p - 1), 12);
    expect(duration).toBeCloseTo(2 * (m + (p - 1) / v), 12);
  });

  it('runs each pass of each slice once, one at a time', () => {
    for (const timed of devices) {
      expect(new Set(timed.map(({ forward, microBatch, chunk }) => `${forward}${microBatch}/${chunk}`)).size).toBe(
        2 * m * v,
      );
      timed.slice(1).forEach(({ start }, i) => {
        expect(start).toBeGreaterThanOrEqual((timed[i]?.end ?? 0) - 1e-9);
      });
    }
  });

  it('starts nothing before its input is there', () => {
    const at = (forward: boolean, slice: number, microBatch: number) =>
      devices[slice % p]?.find(
        (pass) => pass.forward === forward && pass.chunk === Math.floor(slice / p) && pass.microBatch === microBatch,
      );
    for (let b = 0; b < m; b++) {
      for (let slice = 0; slice < p * v; slice++) {
        const [forward, backward] = [at(true, slice, b), at(false, slice, b)];
        expect(forward?.start).toBeGreaterThanOrEqual((at(true, slice - 1, b)?.end ?? 0) - 1e-9);
        expect(backward?.start).toBeGreaterThanOrEqual(
          Math.max(forward?.end ?? 0, at(false, slice + 1, b)?.end ?? 0) - 1e-9,
        );
      }
    }
  });
});

it('keeps m sets of activations in GPipe, at most p in 1F1B, and 1 + (p − 1)/pv times more interleaved', () => {
  expect(schedule('gpipe', 4, 8).kept).toEqual([8, 8, 8, 8]);
  expect(schedule('oneFOneB', 4, 8).kept).toEqual([4, 3, 2, 1]);
  expect(schedule('oneFOneB', 4, 32).kept[0]).toBe(4);
  // Korthikanti et al. 2022, §4.2.3: the first stage keeps L (1 + (p − 1)/pv)
  expect(schedule('interleaved', 4, 8, 2).kept[0]).toBeCloseTo(4 * (1 + 3 / 8), 12);
});
