import { describe, expect, it } from 'vitest';
import { choices, cosine, cosines, ensemble, infoNce, unit } from './similarity.ts';

/** The chapter's worked example: cat, dog and car, and their captions. */
const WORKED = Float32Array.of(0.3, 0.24, 0.11, 0.25, 0.29, 0.12, 0.09, 0.13, 0.27);

describe('cosines', () => {
  it('of known angles, whatever the lengths', () => {
    expect(cosine([3, 0], [0, 7])).toBe(0);
    expect(cosine([1, 1], [5, 0])).toBeCloseTo(Math.SQRT1_2, 12);
    expect(cosine([1, 2], [-2, -4])).toBeCloseTo(-1, 12);
    expect(cosine([0, 0], [1, 2])).toBe(0);
  });
  it('rows are images, columns are texts', () => {
    expect([
      ...cosines(
        [[1, 0]],
        [
          [2, 0],
          [0, 1],
          [-1, 0],
        ],
      ),
    ]).toEqual([1, 0, -1]);
  });
});

describe('probabilities of the worked example of the chapter', () => {
  it('each image among the captions', () => {
    const p = choices(WORKED, 3, 3, 0.05, 'texts');
    expect([...p.subarray(0, 3)].map((x) => x.toFixed(3))).toEqual(['0.756', '0.228', '0.017']);
  });
  it('each caption among the images', () => {
    const p = choices(WORKED, 3, 3, 0.05, 'images');
    expect(p[0]?.toFixed(3)).toBe('0.723');
    expect((p[0] as number) + (p[3] as number) + (p[6] as number)).toBeCloseTo(1, 6);
  });
  it('the loss of the batch, at both temperatures', () => {
    expect(infoNce(WORKED, 3, 0.05).toFixed(3)).toBe('0.252');
    expect(infoNce(WORKED, 3, 1).toFixed(3)).toBe('1.015');
  });
});

it('several templates: each counts the same, long vector or short', () => {
  const mean = ensemble([
    [10, 0],
    [0, 0.1],
  ]);
  expect(mean[0]).toBeCloseTo(Math.SQRT1_2, 6);
  expect(mean[1]).toBeCloseTo(Math.SQRT1_2, 6);
  expect([...unit([0, 0])]).toEqual([0, 0]);
});
