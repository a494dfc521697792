import { describe, expect, it } from 'vitest';
import { pca, project } from './pca.ts';
import { dot } from './similarity.ts';

const POINTS = [
  [3, 1, 0, 2],
  [1, 4, 1, 0],
  [0, 2, 5, 1],
  [2, 2, 2, 2],
  [4, 0, 1, 3],
  [1, 1, 3, 5],
];

describe('principal axes', () => {
  it('are those of numpy.linalg.eigh', () => {
    const { axes, explained } = pca(POINTS);
    // largest component positive
    [0.5835732976688421, -0.4458747559271289, -0.5299100166540925, 0.42406754476674535].forEach((x, i) => {
      expect(axes[0][i]).toBeCloseTo(x, 7);
    });
    [-0.19976531131006064, -0.3710957694290159, 0.6210659548155356, 0.6608016571393777].forEach((x, i) => {
      expect(axes[1][i]).toBeCloseTo(x, 7);
    });
    expect(explained[0]).toBeCloseTo(0.5304674380058304, 8);
    expect(explained[1]).toBeCloseTo(0.3859403268631609, 8);
  });

  it('give the coordinates of any point', () => {
    const found = pca(POINTS);
    const [x, y] = project(found, POINTS[2] as number[]);
    expect(x).toBeCloseTo(-3.302984816558734, 6);
    expect(y).toBeCloseTo(1.3348004120427723, 6);
  });

  it('points on a line have one axis; points all the same, none', () => {
    const line = pca([
      [0, 0],
      [1, 2],
      [2, 4],
    ]);
    expect(line.explained[0]).toBeCloseTo(1, 10);
    expect(line.explained[1]).toBeCloseTo(0, 10);
    expect(dot(line.axes[0], line.axes[1])).toBeCloseTo(0, 10);
    const still = pca([
      [1, 1],
      [1, 1],
    ]);
    expect(still.explained).toEqual([0, 0]);
    expect(project(still, [1, 1])).toEqual([0, 0]);
  });
});
